// The named assumptions of the economy room. Explanations and full sources are in the catalogues, section [assumption].
#include <array>

#include "outlook/economy/economy.hpp"

namespace handlingsrom::economy {
namespace {

constexpr std::array specs{
    // Real growth of national free income per inhabitant and year beyond what is paid for ages. 0: no higher standard, no lower one.
    ParameterSpec{"economy.income_growth", Unit::share, 0.0, -0.003, 0.003, "judgement", -0.05, 0.05},
    // Share of what ages cost the country beyond today (by the cost key) that free income follows. 0: nothing more per inhabitant; 1: the
    // state pays all of it. 2020–2025 does not decide between them: the room's README has the argument.
    ParameterSpec{"economy.demographic_compensation", Unit::share, 0.5, 0.0, 1.0, "judgement", -0.5, 2.0},
    // Own tax per inhabitant against today's, beside the country's.
    ParameterSpec{"economy.tax_base", Unit::none, 1.0, 0.97, 1.03, "judgement", 0.2, 5.0},
    // Symmetric tax equalisation: 0.62 in every settlement of 2025, 0.60 in those of 2020–2024.
    ParameterSpec{"economy.tax_equalisation_rate", Unit::share, 0.62, 0.60, 0.64, "kdd_inntektsutjevning", 0.0, 1.0},
    // How many years of accounts say where an ordinary year lies; what each weighs follows from the process below.
    ParameterSpec{"economy.base_years", Unit::none, 6.0, 3.0, 6.0, "ssb_12137", 1.0, 6.0, ParameterSpec::About::today},
    // How far the municipality's own result is drawn from the latest account to what its years say: 1 as estimated, 0 lets the account stand.
    ParameterSpec{"economy.result_shrinkage", Unit::share, 1.0, 0.0, 1.0, "ssb_12137", 0.0, 1.0,
                  ParameterSpec::About::today},
    // The process of a municipality's result beside the country's, by maximum likelihood over all municipalities 2020–2025 (result_fit.hpp); ranges are what
    // the windows that end in 2021–2024 give.
    ParameterSpec{"economy.result_lasting", Unit::share, 0.30, 0.0, 0.34, "ssb_12137", 0.0, 1.0,
                  ParameterSpec::About::today},
    ParameterSpec{"economy.result_passing", Unit::share, 0.655, 0.25, 0.66, "ssb_12137", 0.0, 1.0,
                  ParameterSpec::About::today},
    ParameterSpec{"economy.result_left", Unit::share, 0.35, 0.29, 0.79, "ssb_12137", 0.0, 0.99,
                  ParameterSpec::About::today},
    // What is paid every second year, as from the aquaculture fund: it raises the log likelihood of 2020–2025 by 13.7; largest in
    // Solund, Flatanger, Ibestad, Frøya, Karlsøy, Lurøy.
    ParameterSpec{"economy.result_alternating", Unit::share, 0.043, 0.0, 0.045, "ssb_12137", 0.0, 1.0,
                  ParameterSpec::About::today},
    ParameterSpec{"economy.result_spread", Unit::share, 0.042, 0.036, 0.043, "ssb_12137", 0.0, 0.5,
                  ParameterSpec::About::today},
    ParameterSpec{"economy.result_spread_by_size", Unit::none, 0.53, 0.48, 0.54, "ssb_12137", 0.0, 1.5,
                  ParameterSpec::About::today},
    ParameterSpec{"economy.result_tails", Unit::none, 5.0, 4.7, 6.1, "ssb_12137", 2.5, 100.0,
                  ParameterSpec::About::today},
    // How far net debt, a share of revenue, moves in a year beside the country's: a random walk's standard deviation in a municipality of 5,000, and how
    // fast its variance falls with inhabitants.
    ParameterSpec{"economy.debt_spread", Unit::share, 0.10, 0.09, 0.11, "ssb_12137", 0.0, 0.5,
                  ParameterSpec::About::today},
    ParameterSpec{"economy.debt_spread_by_size", Unit::none, 0.32, 0.25, 0.35, "ssb_12137", 0.0, 1.5,
                  ParameterSpec::About::today},
    // The government's page on free income: about 72 % of the sector's total income, 77 % with VAT compensation.
    ParameterSpec{"economy.free_income_share", Unit::share, 0.72, 0.68, 0.77, "judgement", 0.3, 1.0,
                  ParameterSpec::About::today},
    ParameterSpec{"economy.interest_rate", Unit::share, 0.04, 0.025, 0.055, "judgement", 0.0, 0.2},
    // Statistics Norway 2018, main figures for municipal groups 2017: net instalments 16,703 of 447,282 mill. kr gross revenue.
    ParameterSpec{"economy.instalment_share", Unit::share, 0.037, 0.030, 0.045, "judgement", 0.0, 0.2},
    // Today's net operating result where no own figure is known: the country's 2025, between weak and strong municipalities.
    ParameterSpec{"economy.net_result_share", Unit::share, 0.022, -0.03, 0.06, "ssb_kostra_key_figures", -0.5, 0.5,
                  ParameterSpec::About::today},
    // How much of today's spending follows the number of children or inhabitants; the rest are buildings and groups as they stand.
    // A school's own cost, whatever its pupils. Least squares over 354 municipalities' accounts of 2025 (kr per pupil on schools per pupil): 4.5 mill. kr a
    // school, 157,000 kr a pupil, 5.0 mill. a municipality; those with over 300 pupils alone: 6.0 mill. a school.
    ParameterSpec{"economy.cost_per_school", Unit::kroner, 4.5e6, 3.0e6, 6.0e6, "ssb_12362", 0.0, 50e6},
    // What the kindergartens of a place cost by themselves, however many the children: the same of kindergartens' accounts on children aged 1–5
    // and public schools that teach grades 1–4, one at least: 2.15 mill. kr a place and 232,000 kr a child over 356 municipalities; 2.4 in those with
    // over 100 children, 2.2 over 300, 2.1 below; weighted by children 1.5–2.4.
    ParameterSpec{"economy.kindergarten_cost_per_place", Unit::kroner, 2.1e6, 1.5e6, 2.5e6, "ssb_12362", 0.0, 50e6},
    ParameterSpec{"economy.other_variable_share", Unit::share, 0.7, 0.4, 1.0, "judgement", 0.0, 1.0},
    // How much of income outside the national rates follows inhabitants; the rest are grants per municipality, power and property.
    ParameterSpec{"economy.local_income_variable_share", Unit::share, 0.5, 0.0, 1.0, "judgement", 0.0, 1.0},
    // The advised net operating result, share of gross revenue (Technical Calculation Committee, TBU).
    ParameterSpec{"economy.rule_net_result_share", Unit::share, 0.0175, 0.0175, 0.03, "judgement", -0.1, 0.3},
};

}  // namespace

std::span<const ParameterSpec> parameters() { return specs; }

}  // namespace handlingsrom::economy
