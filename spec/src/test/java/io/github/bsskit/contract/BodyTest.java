package io.github.bsskit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A success has the documented fields in the documented order, with all digits. */
class BodyTest {

  private static final String REQUEST_ID = "6000EE23-274B-4E07-A697-FF2E999520A4";

  @Test
  void writesAnOrderWithTheLargestOrderIdExactly() {
    var body =
        new CreateResourcePackageResponse(
            9223372036854775807L,
            new OrderedPackage(9223372036854775807L, "OSSBAG-cn-0xl0000000001"));

    assertThat(written(body))
        .containsExactly(
            "Code: text Success",
            "Message: text Successful!",
            "RequestId: text 6000EE23-274B-4E07-A697-FF2E999520A4",
            "Success: bool true",
            "OrderId: number 9223372036854775807",
            "Data: object",
            "Data.OrderId: number 9223372036854775807",
            "Data.InstanceId: text OSSBAG-cn-0xl0000000001");
  }

  @Test
  void writesAnOpenedQuota() {
    assertThat(written(new CreateResellerUserQuotaResponse()))
        .containsExactly(
            "Code: text 200",
            "Message: text Successful!",
            "Data: bool true",
            "RequestId: text 6000EE23-274B-4E07-A697-FF2E999520A4",
            "Success: bool true");
  }

  private static List<String> written(Body body) {
    List<String> fields = new ArrayList<>();
    body.writeTo(new Recorder("", fields), REQUEST_ID);
    return fields;
  }

  private record Recorder(String prefix, List<String> fields) implements BodyWriter {

    @Override
    public void text(String name, String value) {
      fields.add(prefix + name + ": text " + value);
    }

    @Override
    public void number(String name, long value) {
      fields.add(prefix + name + ": number " + value);
    }

    @Override
    public void bool(String name, boolean value) {
      fields.add(prefix + name + ": bool " + value);
    }

    @Override
    public void object(String name, Body value, String requestId) {
      fields.add(prefix + name + ": object");
      value.writeTo(new Recorder(prefix + name + ".", fields), requestId);
    }
  }
}
