package io.github.bsskit.simulator.testing;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A connection of HTTP/2 without TLS on which a test sends any header, without a library. */
public final class RawHttp2 implements AutoCloseable {

  private static final int DATA = 0;
  private static final int HEADERS = 1;
  private static final int RST_STREAM = 3;
  private static final int SETTINGS = 4;
  private static final int WINDOW_UPDATE = 8;
  private static final int END_HEADERS = 4;
  private static final int END_STREAM_AND_HEADERS = 5;
  private static final int PATIENCE_MILLISECONDS = 15_000;

  /** Literal fields that the server adds to its table, and literal fields that it does not. */
  public enum Form {
    INDEXED(0x40),
    NOT_INDEXED(0x00);

    private final int firstByte;

    Form(int firstByte) {
      this.firstByte = firstByte;
    }
  }

  private final Socket socket;
  private final DataInputStream in;
  private final OutputStream out;
  private int stream = -1;

  private RawHttp2(Socket socket) throws IOException {
    this.socket = socket;
    socket.setSoTimeout(PATIENCE_MILLISECONDS);
    in = new DataInputStream(socket.getInputStream());
    out = socket.getOutputStream();
    out.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    frame(SETTINGS, 0, 0, new byte[0]);
    // Room for the bodies of all responses.
    frame(WINDOW_UPDATE, 0, 0, new byte[] {0x7F, 0, 0, 0});
  }

  public static RawHttp2 connect(int port) throws IOException {
    return connect(InetAddress.getLoopbackAddress(), port);
  }

  public static RawHttp2 connect(InetAddress address, int port) throws IOException {
    return new RawHttp2(new Socket(address, port));
  }

  /** Sends a request without a body and returns the body of the response, or "reset". */
  public String send(Form form, Map<String, String> headers) throws IOException {
    open(END_STREAM_AND_HEADERS, form, headers);
    return body();
  }

  /** Sends a request whose body follows. */
  public void begin(Form form, Map<String, String> headers) throws IOException {
    open(END_HEADERS, form, headers);
  }

  /** Sends a piece of the body of the last request. */
  public void data(byte[] piece) throws IOException {
    frame(DATA, 0, stream, piece);
  }

  private void open(int flags, Form form, Map<String, String> headers) throws IOException {
    stream += 2;
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    headers.forEach(
        (name, value) -> {
          block.write(form.firstByte);
          literal(block, name);
          literal(block, value);
        });
    frame(HEADERS, flags, stream, block.toByteArray());
  }

  private String body() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    while (true) {
      int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
      int type = in.readUnsignedByte();
      int flags = in.readUnsignedByte();
      int of = in.readInt();
      byte[] payload = in.readNBytes(length);
      if (of == stream && type == RST_STREAM) {
        return "reset";
      }
      if (of == stream && type == DATA) {
        body.writeBytes(payload);
      }
      if (of == stream && (type == DATA || type == HEADERS) && (flags & 1) != 0) {
        return body.toString(StandardCharsets.UTF_8);
      }
    }
  }

  private void frame(int type, int flags, int of, byte[] payload) throws IOException {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.write(payload.length >> 16);
    frame.write(payload.length >> 8);
    frame.write(payload.length);
    frame.write(type);
    frame.write(flags);
    for (int shift = 24; shift >= 0; shift -= 8) {
      frame.write(of >> shift);
    }
    frame.writeBytes(payload);
    out.write(frame.toByteArray());
    out.flush();
  }

  /** A string without Huffman coding, its length in seven bits and more bytes. */
  private static void literal(ByteArrayOutputStream block, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    int rest = bytes.length - 127;
    block.write(Math.min(bytes.length, 127));
    for (; rest >= 128; rest >>= 7) {
      block.write(rest & 127 | 128);
    }
    if (bytes.length >= 127) {
      block.write(rest);
    }
    block.writeBytes(bytes);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
