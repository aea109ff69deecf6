package io.github.bsskit.simulator.cli;

import io.github.bsskit.simulator.world.PrintableText;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;

/**
 * Tells other programs the port of a simulator that is ready.
 *
 * @param file receives the port and a line break
 * @param out the standard output, for a notice, or for the port if the file is /dev/stdout
 * @param err receives errors that occur later
 */
record PortFile(OutputFile file, PrintStream out, PrintWriter err) {

  /**
   * Writes the port. If the file is a FIFO, a thread waits for its reader.
   *
   * @throws CommandException if the file cannot be written
   */
  void write(int port) throws CommandException {
    try {
      if (file.waitsForReader()) {
        out.println(PrintableText.line(file.path() + " is a FIFO: it gets the port when read"));
        Thread writer = new Thread(() -> writeLater(port), "port-file");
        writer.setDaemon(true);
        writer.start();
      } else {
        writeNow(port);
      }
    } catch (IOException notWritable) {
      throw new CommandException(message(notWritable));
    }
  }

  private void writeNow(int port) throws IOException {
    file.write(content(port), out);
  }

  private static String content(int port) {
    return port + "\n";
  }

  /** Deletes the file, if it is a regular one that still names the port. */
  void delete(int port) {
    file.deleteIfHas(content(port));
  }

  private void writeLater(int port) {
    try {
      writeNow(port);
    } catch (IOException notWritable) {
      err.println("bss-simulator: " + PrintableText.line(message(notWritable)));
    }
  }

  private String message(IOException error) {
    return "cannot write --port-file "
        + file.path()
        + ": use a file in a writable directory ("
        + OutputFile.reason(error)
        + ")";
  }
}
