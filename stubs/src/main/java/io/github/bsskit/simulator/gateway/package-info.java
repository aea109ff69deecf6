/**
 * The stages before every operation: parses and authenticates requests, and writes responses.
 * Independent of the server and of single operations.
 */
package io.github.bsskit.simulator.gateway;
