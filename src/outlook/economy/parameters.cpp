// The named assumptions of the economy room. Explanations and full sources are in the catalogues, section [assumption].
#include <array>

#include "outlook/economy/economy.hpp"

namespace handlingsrom::economy {
namespace {

constexpr std::array specs{
    // Real growth of national free income per inhabitant and year. 0: no more money per head than today.
    ParameterSpec{"economy.income_growth", Unit::share, 0.0, -0.003, 0.007, "judgement", -0.05, 0.05},
    // The government's page on free income: about 72 % of the sector's total income, 77 % with VAT compensation.
    ParameterSpec{"economy.free_income_share", Unit::share, 0.72, 0.68, 0.77, "judgement", 0.3, 1.0,
                  ParameterSpec::About::today},
    ParameterSpec{"economy.interest_rate", Unit::share, 0.04, 0.025, 0.055, "judgement", 0.0, 0.2},
    // Statistics Norway 2018, main figures for municipal groups 2017: net instalments 16,703 of 447,282 mill. kr gross revenue.
    ParameterSpec{"economy.instalment_share", Unit::share, 0.037, 0.030, 0.045, "judgement", 0.0, 0.2},
    // Today's net operating result where no own figure is known: the country's 2025, between weak and strong municipalities.
    ParameterSpec{"economy.net_result_share", Unit::share, 0.022, -0.03, 0.06, "ssb_kostra_key_figures", -0.5, 0.5,
                  ParameterSpec::About::today},
    // How much of today's spending follows the number of children; the rest are schools, kindergartens and classes as they stand.
    ParameterSpec{"economy.school_variable_share", Unit::share, 0.7, 0.4, 1.0, "judgement", 0.0, 1.0},
    ParameterSpec{"economy.kindergarten_variable_share", Unit::share, 0.9, 0.7, 1.0, "judgement", 0.0, 1.0},
    ParameterSpec{"economy.other_variable_share", Unit::share, 0.7, 0.4, 1.0, "judgement", 0.0, 1.0},
    // How much of income outside the national rates follows inhabitants; the rest are grants per municipality, power and property.
    ParameterSpec{"economy.local_income_variable_share", Unit::share, 0.5, 0.0, 1.0, "judgement", 0.0, 1.0},
    // The advised net operating result, share of gross revenue (Technical Calculation Committee, TBU).
    ParameterSpec{"economy.rule_net_result_share", Unit::share, 0.0175, 0.0175, 0.03, "judgement", -0.1, 0.3},
};

}  // namespace

std::span<const ParameterSpec> parameters() { return specs; }

}  // namespace handlingsrom::economy
