package io.github.bsskit.simulator.control;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Passes on connections to a port of this machine; while it is paused, nothing arrives. */
final class PausableProxy implements AutoCloseable {

  private final ServerSocket server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final int target;
  private boolean isPaused;

  private PausableProxy(int target) throws IOException {
    this.target = target;
    start(this::accept);
  }

  static PausableProxy to(int port) throws IOException {
    return new PausableProxy(port);
  }

  int port() {
    return server.getLocalPort();
  }

  synchronized void pause() {
    isPaused = true;
  }

  synchronized void resume() {
    isPaused = false;
    notifyAll();
  }

  private synchronized void awaitResume() throws InterruptedException {
    while (isPaused) {
      wait();
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "proxy");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = server.accept();
        Socket target = new Socket(InetAddress.getLoopbackAddress(), this.target);
        sockets.addAll(List.of(client, target));
        start(() -> copy(client, target));
        start(() -> copy(target, client));
      }
    } catch (IOException closed) {
      // The test has ended.
    }
  }

  private void copy(Socket from, Socket to) {
    byte[] buffer = new byte[8192];
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        awaitResume();
        out.write(buffer, 0, length);
      }
    } catch (IOException | InterruptedException ended) {
      // One of the ends was closed, which closes the other.
    }
  }

  @Override
  public void close() throws IOException {
    resume();
    server.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
