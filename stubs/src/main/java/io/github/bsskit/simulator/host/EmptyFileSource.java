package io.github.bsskit.simulator.host;

import com.github.tomakehurst.wiremock.common.BinaryFile;
import com.github.tomakehurst.wiremock.common.FileSource;
import com.github.tomakehurst.wiremock.common.NotWritableException;
import com.github.tomakehurst.wiremock.common.TextFile;
import java.net.URI;
import java.util.List;

/**
 * No directory at all: WireMock's default would read, and write, one of whatever project the
 * simulator happens to be started in.
 */
final class EmptyFileSource implements FileSource {

  private static NotWritableException none() {
    return new NotWritableException("there is no directory for files; start with --root-dir");
  }

  @Override
  public BinaryFile getBinaryFileNamed(String name) {
    throw none();
  }

  @Override
  public TextFile getTextFileNamed(String name) {
    throw none();
  }

  @Override
  public void createIfNecessary() {
    throw none();
  }

  @Override
  public FileSource child(String subDirectoryName) {
    return this;
  }

  @Override
  public String getPath() {
    return "";
  }

  @Override
  public URI getUri() {
    throw none();
  }

  @Override
  public List<TextFile> listFilesRecursively() {
    return List.of();
  }

  @Override
  public void writeTextFile(String name, String contents) {
    throw none();
  }

  @Override
  public void writeBinaryFile(String name, byte[] contents) {
    throw none();
  }

  @Override
  public boolean exists() {
    return false;
  }

  @Override
  public void deleteFile(String name) {
    throw none();
  }
}
