package io.github.bsskit.simulator.host;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Decides where WireMock's proxying, recording and webhooks may connect to. It checks the resolved
 * addresses, and only those are connected to: a name cannot lead to one address for the check and
 * to another for the connection.
 *
 * @param allowsLocal whether this machine and link-local addresses are allowed
 * @param ownPorts the ports of the simulator, which are never allowed on this machine
 */
record TargetRules(boolean allowsLocal, Supplier<Set<Integer>> ownPorts) implements DnsResolver {

  /** Where cloud platforms serve credentials of the machine, other than link-local addresses. */
  private static final Set<String> METADATA =
      Set.of("100.100.100.200", "192.0.0.192", "168.63.129.16", "fd00:ec2:0:0:0:0:0:254");

  /** Not an error of the name, but the only kind that the interface allows. */
  static final class ForbiddenTargetException extends UnknownHostException {

    private static final long serialVersionUID = 1L;

    ForbiddenTargetException(String message) {
      super(message);
    }
  }

  /**
   * Resolves a host.
   *
   * @throws ForbiddenTargetException if one of its addresses is not allowed; names the fix
   */
  @Override
  public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
    List<InetSocketAddress> targets = new ArrayList<>();
    for (InetAddress address : addresses(host, OptionalInt.of(port))) {
      targets.add(new InetSocketAddress(address, port));
    }
    return targets;
  }

  /** Resolves for a client that does not tell the port; it may be the simulator's. */
  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    return addresses(host, OptionalInt.empty());
  }

  private InetAddress[] addresses(String host, OptionalInt port) throws UnknownHostException {
    InetAddress[] addresses = InetAddress.getAllByName(host);
    for (InetAddress address : addresses) {
      boolean isHere = isThisMachine(address);
      if (isHere && (port.isEmpty() || ownPorts.get().contains(port.getAsInt()))) {
        throw new ForbiddenTargetException(
            target(host, address)
                + " with the simulator's own port "
                + port.orElse(0)
                + " is the simulator itself: proxy to another server");
      }
      if (!allowsLocal && (isHere || isNearby(address))) {
        throw new ForbiddenTargetException(
            target(host, address)
                + " is on this machine, link-local or a metadata service: start the simulator with"
                + " --allow-local-targets, in Java Settings.allowLocalTargets(true), to allow"
                + " proxying and webhooks to it");
      }
    }
    return addresses;
  }

  private static String target(String host, InetAddress address) {
    return "the target " + host + " (" + address.getHostAddress() + ")";
  }

  private static boolean isThisMachine(InetAddress address) {
    try {
      return address.isLoopbackAddress()
          || address.isAnyLocalAddress()
          || NetworkInterface.getByInetAddress(address) != null;
    } catch (SocketException unknown) {
      return true;
    }
  }

  private static boolean isNearby(InetAddress address) {
    return address.isLinkLocalAddress() || METADATA.contains(address.getHostAddress());
  }

  @Override
  public String resolveCanonicalHostname(String host) throws UnknownHostException {
    return InetAddress.getByName(host).getCanonicalHostName();
  }
}
