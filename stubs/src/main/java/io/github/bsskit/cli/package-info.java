/** The command line. */
package io.github.bsskit.cli;
