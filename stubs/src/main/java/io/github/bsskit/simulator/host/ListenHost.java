package io.github.bsskit.simulator.host;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name or IP address that a server listens on.
 *
 * @param name without brackets, for example {@code 127.0.0.1}, {@code ::1} or {@code localhost}
 */
public record ListenHost(String name) {

  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}._-]+");

  /** An IPv6 address as in a URL: {@code %25} separates the zone. */
  private static final Pattern BRACKETS = Pattern.compile("\\[(?<address>[^\\[\\]]*)]");

  private static final Pattern ESCAPED_ZONE = Pattern.compile("%25(?=.*[^0-9])");

  /**
   * Reads a name, an IPv4 address, or an IPv6 address with or without brackets. Names are not
   * resolved.
   *
   * @throws IllegalArgumentException if it is neither; the message names the value and the fix
   */
  public static ListenHost parse(String text) {
    Matcher brackets = BRACKETS.matcher(text);
    boolean isUrlForm = brackets.matches();
    String host =
        isUrlForm ? ESCAPED_ZONE.matcher(brackets.group("address")).replaceFirst("%") : text;
    boolean isValid = isUrlForm || host.contains(":") ? isIpv6(host) : NAME.matcher(host).matches();
    if (!isValid) {
      throw new IllegalArgumentException(
          "invalid host \"" + text + "\": use a name or an address such as 127.0.0.1 or ::1");
    }
    return new ListenHost(host);
  }

  /** Does not resolve: Java takes text in brackets for an address. */
  private static boolean isIpv6(String host) {
    int zone = host.indexOf('%');
    String address = zone < 0 ? host : host.substring(0, zone);
    if (!address.contains(":") || zone == host.length() - 1) {
      return false;
    }
    try {
      InetAddress.getByName("[" + address + "]");
      return true;
    } catch (UnknownHostException notAnAddress) {
      return false;
    }
  }

  /** As in URLs and in the endpoint of a client: IPv6 addresses have brackets. */
  public String inUrl() {
    return name.contains(":") ? "[" + name + "]" : name;
  }

  @Override
  public String toString() {
    return name;
  }
}
