package io.github.bsskit.conformance.target;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.http.HttpException;
import org.apache.http.HttpResponse;
import org.apache.http.NoHttpResponseException;
import org.apache.http.ProtocolException;
import org.apache.http.StatusLine;
import org.apache.http.entity.ContentLengthStrategy;
import org.apache.http.impl.entity.StrictContentLengthStrategy;
import org.apache.http.impl.io.ChunkedInputStream;
import org.apache.http.impl.io.ContentLengthInputStream;
import org.apache.http.impl.io.DefaultHttpResponseParser;
import org.apache.http.impl.io.HttpTransportMetricsImpl;
import org.apache.http.impl.io.IdentityInputStream;
import org.apache.http.impl.io.SessionInputBufferImpl;

/** Reads one HTTP/1.1 response from a connection and checks its framing. */
final class ResponseReader {

  private static final int BUFFER = 8192;

  private final Duration limit;
  private final InputStream stream;
  private final SessionInputBufferImpl in =
      new SessionInputBufferImpl(new HttpTransportMetricsImpl(), BUFFER);

  /**
   * A reader.
   *
   * @param deadline when the call's time limit ends
   * @param limit the call's time limit, for messages
   */
  ResponseReader(Socket socket, SocketTransport.Deadline deadline, Duration limit)
      throws IOException {
    this.limit = limit;
    stream = new BoundedInputStream(new DeadlineInputStream(socket, deadline));
    in.bind(stream);
  }

  /** The response; failures to read one are a result too. */
  WireResult read() {
    try {
      HttpResponse head = head();
      while (head.getStatusLine().getStatusCode() < 200) {
        head = head();
      }
      return response(head);
    } catch (NoHttpResponseException e) {
      return new WireResult.NoResponse(WireResult.Cause.DROPPED, "closed without a response");
    } catch (IOException | HttpException e) {
      return WireResult.NoResponse.of(e, limit);
    }
  }

  private HttpResponse head() throws IOException, HttpException {
    HttpResponse head = new DefaultHttpResponseParser(in).parse();
    StatusLine line = head.getStatusLine();
    int status = line.getStatusCode();
    if (line.getProtocolVersion().getMajor() != 1 || status < 100 || status > 599) {
      throw new ProtocolException("the response begins with " + line);
    }
    return head;
  }

  private WireResult response(HttpResponse head) throws IOException, HttpException {
    long length = StrictContentLengthStrategy.INSTANCE.determineLength(head);
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try {
      body(length).transferTo(body);
    } catch (SocketTimeoutException e) {
      return new WireResult.NoResponse(
          WireResult.Cause.TRUNCATED, "only " + body.size() + " bytes of the body came in time");
    }
    List<Map.Entry<String, String>> headers =
        Arrays.stream(head.getAllHeaders())
            .map(
                header ->
                    Map.entry(header.getName(), Optional.ofNullable(header.getValue()).orElse("")))
            .toList();
    int excess = in.length() + stream.available();
    return new WireResult.Received(
        head.getStatusLine().getStatusCode(),
        headers,
        body.toByteArray(),
        Optional.of(excess + " more bytes after the end of the response").filter(f -> excess > 0));
  }

  private InputStream body(long length) {
    if (length == ContentLengthStrategy.CHUNKED) {
      return new ChunkedInputStream(in);
    }
    return length == ContentLengthStrategy.IDENTITY
        ? new IdentityInputStream(in)
        : new ContentLengthInputStream(in, length);
  }

  /** Ends each read when the time limit of the call ends. */
  private static final class DeadlineInputStream extends FilterInputStream {

    private final Socket socket;
    private final SocketTransport.Deadline deadline;

    DeadlineInputStream(Socket socket, SocketTransport.Deadline deadline) throws IOException {
      super(socket.getInputStream());
      this.socket = socket;
      this.deadline = deadline;
    }

    @Override
    public int read() throws IOException {
      socket.setSoTimeout(deadline.millisLeft());
      return super.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      socket.setSoTimeout(deadline.millisLeft());
      return super.read(bytes, offset, length);
    }
  }
}
