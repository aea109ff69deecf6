package io.github.bsskit.docs;

import java.util.Map;

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
    boolean run) {

  /** A program for one client of {@code docs/texts/clients.yaml}. */
  static Sample of(Map<String, String> client, SampleProgram program, String text) {
    String snake = program.snake();
    String fileName =
        client
            .get("file")
            .replace("{Operation}", program.action())
            .replace("{operation-name}", snake.replace('_', '-'))
            .replace("{operation_name}", snake);
    return new Sample(
        client.get("id"),
        client.get("title"),
        client.get("highlight"),
        client.get("install"),
        fileName,
        text,
        client.get("run").equals("yes"));
  }
}
