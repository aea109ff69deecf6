/**
 * The contract as data: what {@code spec/openapi.yaml} says, read at run time for those who check
 * it or show it.
 *
 * <p>It shares no line with {@code contract}, the generated types of the same file, so that a fault
 * of the generator cannot hide itself from a checker. It needs swagger-parser on the class path,
 * which {@code bss-spec} therefore declares as optional.
 */
package io.github.bsskit.rulebook;
