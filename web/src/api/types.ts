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
export type LiveTable = Schemas['LiveTable'];
export type LiveChart = Schemas['LiveChart'];
export type LiveSection = Schemas['LiveSection'];
export type LiveRoom = Schemas['LiveRoom'];
export type FirstPage = Schemas['FirstPage'];
export type ReportPart = Schemas['ReportPart'];
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
export type Measure = Schemas['Measure'];
export type Measures = Schemas['Measures'];
export type MeasureChoice = Schemas['MeasureChoice'];
export type Suggestion = Schemas['Suggestions']['suggestions'][number];
export type Partners = Schemas['Partners'];
export type Partnership = Schemas['Partnership'];
export type CooperationMap = Schemas['CooperationMap'];
export type StudyChoices = Schemas['StudyChoices'];
export type StudyRequest = Schemas['StudyRequest'];
export type StudyPage = Schemas['StudyPage'];
export type StudyRooms = Schemas['StudyRooms'];
export type StudyOpened = Schemas['StudyOpened'];
export type Ways = Schemas['Ways'];
export type StructureRequest = Schemas['StructureRequest'];
export type StructureBest = Schemas['StructureBest'];
export type StructureCompared = Schemas['StructureCompared'];
export type Buildings = Schemas['Buildings'];
export type BuildingsRequest = Schemas['BuildingsRequest'];
export type StructurePlaces = Schemas['StructurePlaces'];
export type StructurePlacesRequest = Schemas['StructurePlacesRequest'];
export type StructureAnswer = Schemas['StructureAnswer'];
export type Inquiry = Schemas['Inquiry'];
export type ImportPreview = Schemas['ImportPreview'];
export type ImportKept = Schemas['ImportKept'];
export type InForce = Schemas['InForce'];
export type Status = Schemas['Status'];
export type OwnPreview = Schemas['OwnPreview'];
export type ToldFigures = Schemas['ToldFigures'];
export type Programme = Schemas['Programme'];
export type PublishedFigures = Schemas['PublishedFigures'];
export type PublishedFigure = PublishedFigures['figures'][number];
export type ProgrammeChoices = Schemas['ProgrammeChoices'];
export type ProgrammeEdit = Schemas['ProgrammeEdit'];
export type ProgrammeChanged = Schemas['ProgrammeChanged'];
export type KeptProgramme = Schemas['KeptProgramme'];
export type ProgrammeList = Schemas['ProgrammeList'];
export type ProgrammeVersions = Schemas['ProgrammeVersions'];
export type ProgrammeDifference = Schemas['ProgrammeDifference'];
export type ProgrammeThing = Schemas['ProgrammeThing'];
export type Alternatives = Schemas['Alternatives'];
export type RoomsBeside = Schemas['RoomsBeside'];

export interface RotaPerson {
  id: string;
  role: string;
  position: number; // share of full time
  hours: number;
  target: number;
  weekends: number;
  weekend_one_in: number;
  evenings: number;
  nights: number;
  holidays: number;
  wish_days: number;
  wish_days_met: number;
  days: string; // one word a day
}

export interface AnnualRota {
  unit: string;
  invented: boolean;
  first: string;
  weeks: number;
  shifts: { id: string; name: string }[];
  people: RotaPerson[];
  empty: { day: string; shift: string; people: number; competence: string }[];
  findings: { person: string; rule: string; failed: boolean; days: string[]; text: string }[];
  words: string[];
  csv: string;
  measure?: { name: string; fte: number; kroner: number | null; from: number; words: string[] };
  red: string[]; // Sundays and public holidays
  more?: { about: 'why' | 'illness' | 'growth' | 'lengths'; words: string[] }[];
  changes?: { person: string; day: string; before: string; after: string }[];
}
