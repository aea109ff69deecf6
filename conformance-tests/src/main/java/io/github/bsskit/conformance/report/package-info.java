/** Reports of a run, one class per format. */
package io.github.bsskit.conformance.report;
