package io.github.bsskit.contract;

import java.time.Duration;

/**
 * A documented limit on how often a caller may call an operation.
 *
 * @param requests the most requests in any one period, at least 1
 * @param period the period, for example 60 seconds
 */
public record RateLimit(int requests, Duration period) {}
