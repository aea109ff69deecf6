package io.github.bsskit.simulator.host;

import com.github.tomakehurst.wiremock.common.BinaryFile;
import com.github.tomakehurst.wiremock.common.FileSource;
import com.github.tomakehurst.wiremock.common.NotWritableException;
import com.github.tomakehurst.wiremock.common.TextFile;
import java.net.URI;
import java.util.List;

/**
 * A file source without files. WireMock's default would read and write {@code src/test/resources}
 * of the current directory.
 */
final class EmptyFileSource implements FileSource {

  static NotWritableException noDirectory() {
    return new NotWritableException("no directory for files: start the simulator with --root-dir");
  }

  @Override
  public BinaryFile getBinaryFileNamed(String name) {
    throw noDirectory();
  }

  @Override
  public TextFile getTextFileNamed(String name) {
    throw noDirectory();
  }

  @Override
  public void createIfNecessary() {
    throw noDirectory();
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
    throw noDirectory();
  }

  @Override
  public List<TextFile> listFilesRecursively() {
    return List.of();
  }

  @Override
  public void writeTextFile(String name, String contents) {
    throw noDirectory();
  }

  @Override
  public void writeBinaryFile(String name, byte[] contents) {
    throw noDirectory();
  }

  @Override
  public boolean exists() {
    return false;
  }

  @Override
  public void deleteFile(String name) {
    throw noDirectory();
  }
}
