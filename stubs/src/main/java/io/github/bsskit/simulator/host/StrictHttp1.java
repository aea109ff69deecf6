package io.github.bsskit.simulator.host;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.BadMessageException;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.internal.HttpConnection;

/**
 * HTTP/1.1 in which only carriage return and line feed end a line. Jetty rejects bare line feeds in
 * chunked bodies and accepts them in the head, where a proxy in front may see other lines.
 */
final class StrictHttp1 extends HttpConnectionFactory {

  /** What the parser says of a bare line feed. */
  static final String REASON = "Bare line feed";

  StrictHttp1(HttpConfiguration wire) {
    super(wire);
  }

  @Override
  public Connection newConnection(Connector connector, EndPoint endPoint) {
    StrictConnection connection = new StrictConnection(getHttpConfiguration(), connector, endPoint);
    connection.setUseInputDirectByteBuffers(isUseInputDirectByteBuffers());
    connection.setUseOutputDirectByteBuffers(isUseOutputDirectByteBuffers());
    return configure(connection, connector, endPoint);
  }

  private static final class StrictConnection extends HttpConnection {

    /** Set while the super class is constructed, so without an initializer. */
    private RequestHandler requests;

    StrictConnection(HttpConfiguration wire, Connector connector, EndPoint endPoint) {
      super(wire, connector, endPoint);
    }

    @Override
    protected RequestHandler newRequestHandler() {
      requests = super.newRequestHandler();
      return requests;
    }

    @Override
    protected HttpParser newHttpParser(HttpCompliance compliance) {
      HttpConfiguration wire = getHttpConfiguration();
      StrictParser parser = new StrictParser(requests, wire.getRequestHeaderSize(), compliance);
      parser.setHeaderCacheSize(wire.getHeaderCacheSize());
      parser.setHeaderCacheCaseSensitive(wire.isHeaderCacheCaseSensitive());
      return parser;
    }
  }

  private static final class StrictParser extends HttpParser {

    /** The last byte of the head so far, which may have come in several buffers. */
    private byte previous;

    /** Bytes of the head's current line so far. */
    private int lineBytes;

    /** Whether a line of the head was not empty; empty ones may precede the request line. */
    private boolean hasRequestLine;

    StrictParser(RequestHandler requests, int maxHeadBytes, HttpCompliance compliance) {
      super(requests, maxHeadBytes, compliance);
    }

    /** Parses what is before a bare line feed, so that the request line is known. */
    @Override
    public boolean parseNext(ByteBuffer buffer) {
      if (getState().ordinal() >= State.CONTENT.ordinal()) {
        return super.parseNext(buffer);
      }
      int bare = bareLineFeed(buffer);
      if (bare < 0) {
        return super.parseNext(buffer);
      }
      buffer.limit(bare);
      boolean isHandled = super.parseNext(buffer);
      if (!isClosed()) {
        badMessage(new BadMessageException(REASON));
      }
      return isHandled;
    }

    /** The position of the first one in the head, which an empty line ends; negative if none. */
    private int bareLineFeed(ByteBuffer buffer) {
      for (int i = buffer.position(); i < buffer.limit(); i++) {
        byte next = buffer.get(i);
        if (next == '\n') {
          if (previous != '\r') {
            return i;
          }
          boolean isEmpty = lineBytes == 1;
          lineBytes = 0;
          previous = 0;
          if (isEmpty && hasRequestLine) {
            hasRequestLine = false;
            return -1;
          }
          hasRequestLine |= !isEmpty;
        } else {
          lineBytes++;
          previous = next;
        }
      }
      return -1;
    }
  }
}
