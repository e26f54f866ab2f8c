// Names for the schemas of docs/api/openapi.json; schema.d.ts is generated from it.
import type { components } from './schema';

type Schemas = components['schemas'];
export type Municipality = Schemas['MunicipalityWithPopulation'];
export type Comparison = Schemas['Comparison'];
export type ComparisonAccounts = Schemas['ComparisonAccounts'];
export type Decomposition = Schemas['Decomposition'];
export type Outlook = Schemas['Outlook'];
export type RegionOutlook = Schemas['RegionOutlook'];
/// What a municipality's and a region's outlook have in common.
export type Course = Pick<Outlook, 'first_year' | 'years' | 'figures' | 'readings'>;
/// When a room closes and how that is said: the engine's words, the same as the report's.
export type Reading = Schemas['Reading'];
export type Figure = Schemas['Figure'];
export type DrawingRequest = Schemas['DrawingRequest'];
export type Drawing = Schemas['Drawing'];
export type Standing = Schemas['Standing'];
export type StandingFigure = Schemas['StandingFigure'];
export type TraceNode = Schemas['TraceNode'];
export type Assumption = Schemas['Assumption'];
export type Change = Schemas['Change'];
export type Contributions = Schemas['Contributions'];
export type Solution = Schemas['Solution'];
export type Scenario = Schemas['Scenario'];
export type Source = Schemas['Source'];
export type Problem = Schemas['Problem'];
export type Unit = Schemas['Unit'];
export type Provenance = Schemas['Provenance'];
export type Lever = Schemas['Lever'];
export type Levers = Schemas['Levers'];
export type Tornado = Schemas['Tornado'];
export type SmallestChange = Schemas['SmallestChange'];
export type LeverStanding = Schemas['LeverStanding'];
export type Schools = Schemas['Schools'];
export type SchoolAlternative = Schemas['SchoolAlternative'];
