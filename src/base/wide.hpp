// For loops that are worth the widest registers of the processor at hand.
#pragma once

// A function marked so is compiled twice, and the processor chooses when the program starts. The operations are the same ones in the same order, without
// fused multiplication and addition, so that the bits are too.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && \
    !defined(__SANITIZE_THREAD__)
#define HANDLINGSROM_WIDE __attribute__((target_clones("avx2", "default")))
#else
#define HANDLINGSROM_WIDE
#endif
