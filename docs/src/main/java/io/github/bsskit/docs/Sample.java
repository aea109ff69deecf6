package io.github.bsskit.docs;

/**
 * A whole program that makes one call of an operation that succeeds and one that is refused.
 *
 * @param id a name for addresses, for example {@code java-v2}
 * @param title the client, as readers know it
 * @param highlight the language, by its name for the highlighter
 * @param install the client's coordinates, or the command that installs it; several lines
 * @param fileName what to save the program as
 * @param text the program
 * @param run whether this project's tests run it; the clients of the others cannot be installed
 *     where they are run
 */
public record Sample(
    String id,
    String title,
    String highlight,
    String install,
    String fileName,
    String text,
    boolean run) {}
