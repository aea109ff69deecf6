/**
 * Generates the documentation site: static pages from the spec, the list of checks and the guides.
 */
package io.github.bsskit.docs;
