package io.github.bsskit.simulator.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** A connection on which a test writes any bytes. */
public final class RawHttp implements AutoCloseable {

  private static final int PATIENCE_MILLISECONDS = 15_000;

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  private RawHttp(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream());
    this.out = socket.getOutputStream();
  }

  public static RawHttp connect(int port) throws IOException {
    return connect(InetAddress.getLoopbackAddress(), port);
  }

  public static RawHttp connect(InetAddress address, int port) throws IOException {
    Socket socket = new Socket(address, port);
    socket.setSoTimeout(PATIENCE_MILLISECONDS);
    return new RawHttp(socket);
  }

  /** Connects with TLS and accepts any certificate. */
  public static RawHttp connectWithTls(int port) throws IOException, GeneralSecurityException {
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(null, new TrustManager[] {new AnyCertificate()}, null);
    Socket socket = tls.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(PATIENCE_MILLISECONDS);
    return new RawHttp(socket);
  }

  private static final class AnyCertificate extends X509ExtendedTrustManager {

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }

  /** Sends bytes on a new connection and closes its output. */
  public static Optional<Response> exchange(int port, byte[] request) throws IOException {
    try (RawHttp connection = connect(port)) {
      connection.send(request);
      connection.endOfRequest();
      return connection.answer();
    }
  }

  /** Text as bytes, one for each character, with CR LF line ends. */
  public static byte[] bytes(String text) {
    return text.replace("\r\n", "\n").replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Sends bytes; a server may close before it has read them all. */
  public void send(byte[] request) {
    try {
      out.write(request);
      out.flush();
    } catch (IOException closedByServer) {
      // What the server said before is still to be read.
    }
  }

  public void endOfRequest() {
    try {
      socket.shutdownOutput();
    } catch (IOException closedByServer) {
      // What the server said before is still to be read.
    }
  }

  /** The next response; empty if the server closes the connection without one. */
  public Optional<Response> answer() throws IOException {
    String statusLine;
    try {
      statusLine = line();
    } catch (SocketException closedWithBytesUnread) {
      return Optional.empty();
    }
    if (statusLine.isEmpty()) {
      return Optional.empty();
    }
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      String name = line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT);
      String value = line.substring(line.indexOf(':') + 1).trim();
      headers.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
    }
    int status = Integer.parseInt(statusLine.split(" ")[1]);
    List<String> length = headers.get("content-length");
    byte[] body =
        length == null ? in.readAllBytes() : in.readNBytes(Integer.parseInt(length.get(0)));
    return Optional.of(new Response(status, headers, body));
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int octet = in.read(); octet >= 0 && octet != '\n'; octet = in.read()) {
      line.write(octet);
    }
    return line.toString(StandardCharsets.ISO_8859_1).trim();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
