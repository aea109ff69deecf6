package io.github.bsskit.simulator.control;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.regex.Pattern;

/**
 * The name of a simulator, by which people tell apart simulators that share a state. By default it
 * is the name of the host and the port.
 */
public final class SimulatorName {

  private static final Pattern VALID = Pattern.compile("[A-Za-z0-9._:-]{1,100}");

  /** Reading it takes less time than asking the name service. */
  private static final Path LINUX_HOST_NAME = Path.of("/proc/sys/kernel/hostname");

  private final Optional<String> given;
  private volatile IntSupplier port = () -> 0;
  private volatile String name;

  SimulatorName(Optional<String> given) {
    this.given = given;
  }

  /**
   * Returns a name unchanged.
   *
   * @throws IllegalArgumentException if it is empty, too long or has other characters than letters,
   *     digits, dots, hyphens, underscores and colons
   */
  public static String checked(String name) {
    if (!VALID.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "invalid name \""
              + name
              + "\": use 1 to 100 letters, digits, dots, hyphens, underscores and colons");
    }
    return name;
  }

  /** Sets what returns the port for the default name; it is called when the name is first read. */
  void listensOn(IntSupplier port) {
    this.port = port;
  }

  /** The name, the same each time. */
  String get() {
    if (name == null) {
      name = given.orElseGet(() -> withPort(hostName(), port.getAsInt()));
    }
    return name;
  }

  private static String withPort(String host, int port) {
    return port == 0 ? host : host + ":" + port;
  }

  /** In a container it is the container's name or id. */
  private static String hostName() {
    try {
      if (Files.isReadable(LINUX_HOST_NAME)) {
        return Files.readString(LINUX_HOST_NAME).strip();
      }
      return InetAddress.getLocalHost().getHostName();
    } catch (IOException withoutName) {
      return "localhost";
    }
  }
}
