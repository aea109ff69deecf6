/**
 * The contract as data: {@code spec/openapi.yaml}, read at run time by the kit, which checks it,
 * and the site, which shows it.
 *
 * <p>It shares no code with {@code contract}, the types generated from the same file, so that a
 * fault of the generator cannot hide from the kit. It needs swagger-parser on the class path, which
 * {@code bss-spec} declares as optional.
 */
package io.github.bsskit.rulebook;
