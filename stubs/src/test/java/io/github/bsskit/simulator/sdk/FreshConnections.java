package io.github.bsskit.simulator.sdk;

import com.aliyun.tea.okhttp.ClientHelper;

/**
 * Makes the V2 client call over new connections.
 *
 * <p>It keeps them in a pool that all its clients in a process share. The library below it sends a
 * request a second time, with the same nonce, if a connection that has served before is closed
 * without an answer; over a new connection it does not. What a user sees of a lost answer depends
 * on that.
 */
final class FreshConnections {

  private FreshConnections() {}

  static void forgetUsedOnes() {
    ClientHelper.clients.values().forEach(client -> client.connectionPool().evictAll());
  }
}
