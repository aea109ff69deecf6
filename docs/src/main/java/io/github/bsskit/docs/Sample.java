package io.github.bsskit.docs;

/**
 * A complete program that makes one successful and one rejected call of an operation.
 *
 * @param id a name for addresses, for example {@code java-v2}
 * @param title the client, as readers know it
 * @param highlight the language of the syntax highlighting
 * @param install the client's coordinates, or the command that installs it; several lines
 * @param fileName the file to save the program as
 * @param text the program
 * @param run whether this project's tests run it
 */
public record Sample(
    String id,
    String title,
    String highlight,
    String install,
    String fileName,
    String text,
    boolean run) {}
