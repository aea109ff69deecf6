package io.github.bsskit.simulator.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

/** Calls the simulator's control API, or anything else without a signature. */
public record ControlCaller(URI server) {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  public Response get(String path) throws IOException, InterruptedException {
    return send("GET", path, "");
  }

  public Response post(String path) throws IOException, InterruptedException {
    return send("POST", path, "");
  }

  public Response post(String path, String body) throws IOException, InterruptedException {
    return send("POST", path, body);
  }

  public Response delete(String path) throws IOException, InterruptedException {
    return send("DELETE", path, "");
  }

  public Response send(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(server.resolve(path))
            .header("Content-Type", "application/json")
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build();
    HttpResponse<byte[]> response = HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
    return new Response(response.statusCode(), response.headers().map(), response.body());
  }
}
