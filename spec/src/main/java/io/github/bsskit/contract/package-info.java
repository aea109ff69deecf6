/**
 * The contract as types: what an operation receives and what it may return.
 *
 * <p>Generated from {@code spec/openapi.yaml}: an interface per tag; a request record, an error
 * enum and a response record per operation; the gateway's errors. The other classes support the
 * generated ones.
 */
package io.github.bsskit.contract;
