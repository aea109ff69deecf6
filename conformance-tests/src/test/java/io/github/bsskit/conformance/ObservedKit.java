package io.github.bsskit.conformance;

import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;

/** The kit's command line, which writes a line for each connection that the process opens. */
final class ObservedKit {

  /** Begins such a line; host and port follow. */
  static final String CONNECTION = "connection to ";

  private ObservedKit() {}

  public static void main(String[] args) {
    ProxySelector.setDefault(
        new ProxySelector() {

          /** Every socket asks, also those of libraries. */
          @Override
          public List<Proxy> select(URI uri) {
            System.err.println(CONNECTION + uri.getAuthority());
            return List.of(Proxy.NO_PROXY);
          }

          @Override
          public void connectFailed(URI uri, SocketAddress address, IOException failure) {
            // The kit reports it.
          }
        });
    Main.main(args);
  }
}
