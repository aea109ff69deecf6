package io.github.bsskit.simulator.host;

import com.github.tomakehurst.wiremock.recording.Recorder;
import com.github.tomakehurst.wiremock.standalone.MappingsSource;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.stubbing.StubMappings;
import java.util.List;

/**
 * Stubs of a WireMock without a directory. Recorded stubs are kept in memory, although WireMock
 * asks to save them by default. Other requests to save stubs fail.
 */
final class UnsavedMappings implements MappingsSource {

  @Override
  public void loadMappingsInto(StubMappings stubs) {
    // There are no files.
  }

  @Override
  public void save(StubMapping stub) {
    stub.setPersistent(null);
    if (!isRecording()) {
      throw EmptyFileSource.noDirectory();
    }
  }

  private static boolean isRecording() {
    return StackWalker.getInstance()
        .walk(frames -> frames.anyMatch(frame -> isOfRecorder(frame.getClassName())));
  }

  private static boolean isOfRecorder(String className) {
    return className.equals(Recorder.class.getName());
  }

  @Override
  public void save(List<StubMapping> stubs) {
    stubs.forEach(stub -> stub.setPersistent(null));
    throw EmptyFileSource.noDirectory();
  }

  @Override
  @SuppressWarnings("removal") // WireMock calls it.
  public void remove(StubMapping stub) {
    // No file has it.
  }

  @Override
  public void removeAll() {
    // There are no files.
  }
}
