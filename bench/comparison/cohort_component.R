# The work of bench_population's bare_engine_seventy_years in plain R: 101 ages, two sexes, 70 years, --preset un.
# Written for this comparison; not a published engine. Run: Rscript bench/comparison/cohort_component.R
ages <- 101
years <- 70
boys_per_girl <- 1.05
infant <- list(F = c(0.05, 3.0), M = c(0.0425, 2.875)) # a(0) = c + k q(0)

survival <- function(sex, mx) {
  c <- infant[[sex]][1]
  k <- infant[[sex]][2]
  b <- 1 + (1 - c) * mx[1]
  q <- mx / (1 + 0.5 * mx)
  q[1] <- 2 * mx[1] / (b + sqrt(b * b - 4 * k * mx[1]^2))
  a <- rep(0.5, ages)
  a[1] <- c + k * q[1]
  alive <- c(1, cumprod(1 - q[-ages]))
  lived <- c(alive[-1] + a[-ages] * (alive[-ages] - alive[-1]), alive[ages] / mx[ages])
  ratios <- c(lived[1], lived[-1] / lived[-ages])
  ratios[ages] <- lived[ages] / (lived[ages - 1] + lived[ages])
  ratios
}

project <- function() {
  age <- 0:(ages - 1)
  persons <- list(F = 30000 - 290 * age, M = 30000 - 290 * age)
  mx <- 0.0002 + 3e-5 * exp(0.098 * age)
  fertility <- ifelse(age >= 15 & age < 50, 0.05, 0)
  migrants <- rep(10, ages)
  for (year in seq_len(years)) {
    after <- list()
    ratios <- list()
    for (sex in c("F", "M")) {
      s <- survival(sex, mx)
      row <- c(0, persons[[sex]][-ages] * s[-1])
      row[ages] <- (persons[[sex]][ages - 1] + persons[[sex]][ages]) * s[ages]
      ratios[[sex]] <- s
      after[[sex]] <- row
    }
    births <- sum(fertility[-1] * 0.5 * (persons$F[-1] + after$F[-1]))
    girls <- births / (1 + boys_per_girl)
    born <- c(F = girls, M = births - girls)
    for (sex in c("F", "M")) {
      after[[sex]][1] <- born[[sex]] * ratios[[sex]][1]
      after[[sex]] <- pmax(0, after[[sex]] + migrants)
    }
    persons <- after
  }
  sum(persons$F) + sum(persons$M)
}

times <- numeric(50)
for (run in seq_along(times)) {
  begin <- proc.time()[["elapsed"]]
  for (repeated in 1:5) total <- project()
  times[run] <- (proc.time()[["elapsed"]] - begin) / 5
}
cat(sprintf("inhabitants after %d years: %.6f\n", years, total))
cat(sprintf("fastest of %d: %.3f ms, median %.3f ms\n", length(times), 1e3 * min(times), 1e3 * median(times)))
