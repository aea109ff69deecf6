/** The documentation site: static pages from the rulebook and the kit's list of checks. */
package io.github.bsskit.docs;
