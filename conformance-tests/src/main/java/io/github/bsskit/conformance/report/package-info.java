/** What a run came to, told to people and machines: one rendering each. */
package io.github.bsskit.conformance.report;
