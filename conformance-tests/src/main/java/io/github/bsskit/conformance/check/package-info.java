/**
 * The examination: obligations are tried on a target, every answer is judged, and each obligation
 * comes to a verdict.
 */
package io.github.bsskit.conformance.check;
