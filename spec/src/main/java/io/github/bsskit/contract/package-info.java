/**
 * The contract as types: what an operation is handed, what it may answer, and nothing else.
 *
 * <p>Half of the package is generated from {@code spec/openapi.yaml}: an interface per tag, a
 * request record, an error enum and a response record per operation, and the gateway's errors. The
 * other half is what the generated code stands on.
 */
package io.github.bsskit.contract;
