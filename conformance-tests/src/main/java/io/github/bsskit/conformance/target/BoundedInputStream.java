package io.github.bsskit.conformance.target;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A response as it is received; fails after 1 MiB, more than any valid response has. */
final class BoundedInputStream extends FilterInputStream {

  private static final int LIMIT = 1024 * 1024;

  private int total;

  /** The response is longer than the limit. */
  static final class EndlessResponseException extends IOException {

    private static final long serialVersionUID = 1;

    EndlessResponseException() {
      super("more than " + LIMIT + " bytes");
    }
  }

  BoundedInputStream(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    count(read < 0 ? 0 : 1);
    return read;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = super.read(bytes, offset, length);
    count(read);
    return read;
  }

  private void count(int read) throws EndlessResponseException {
    total += Math.max(0, read);
    if (total > LIMIT) {
      throw new EndlessResponseException();
    }
  }
}
