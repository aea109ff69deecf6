package io.github.bsskit.conformance.target;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** An answer as it comes, cut off where none of these operations would still go on. */
final class BoundedInputStream extends FilterInputStream {

  private static final int MOST = 1024 * 1024;

  private int all;

  /** There was more than fits. */
  static final class Endless extends IOException {

    private static final long serialVersionUID = 1;

    Endless() {
      super("more than " + MOST + " bytes");
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

  private void count(int read) throws Endless {
    all += Math.max(0, read);
    if (all > MOST) {
      throw new Endless();
    }
  }
}
