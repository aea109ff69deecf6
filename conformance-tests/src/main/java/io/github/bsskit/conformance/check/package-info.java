/** Runs obligations against a target, checks every response and decides the verdicts. */
package io.github.bsskit.conformance.check;
