package io.github.bsskit.run;

import io.github.bsskit.check.Result;
import io.github.bsskit.check.Verdict;
import io.github.bsskit.crooked.*;
import io.github.bsskit.rulebook.Rulebook;
import io.github.bsskit.target.ProfileFile;
import java.util.*;
import java.util.concurrent.*;

public class CrookedSurvey {
  public static void main(String[] args) throws Exception {
    var rulebook = Rulebook.load();
    var pool = Executors.newFixedThreadPool(2);
    String filter = args.length > 1 ? args[1] : "";
    List<Callable<Void>> tasks = new ArrayList<>();
    if (args[0].contains("lawful"))
      for (Lawful l : Lawful.values())
        if (l.name().contains(filter))
          tasks.add(
              () -> {
                one(rulebook, "LAWFUL " + l.name(), l.variant().start(), null);
                return null;
              });
    if (args[0].contains("crooked"))
      for (Crooked c : Crooked.all())
        if (c.name().contains(filter))
          tasks.add(
              () -> {
                one(rulebook, "CROOKED " + c.name(), c.variant().start(), c);
                return null;
              });
    for (var f : pool.invokeAll(tasks)) f.get();
    System.exit(0);
  }

  static void one(Rulebook rulebook, String name, ReferenceServer server, Crooked crooked)
      throws Exception {
    try (server) {
      long t = System.nanoTime();
      var profile =
          ProfileFile.read("p", server.profile() + "\ntimeLimit: 2\n", Optional.of(server.uri()));
      List<String> notes = new ArrayList<>();
      var session =
          new Session(
              rulebook,
              profile,
              new Settings(List.of(), 42, 20, Map.of()),
              new Session.Progress() {
                public void done(Result r, int d, int a) {}

                public void notice(String l) {
                  notes.add(l);
                }
              });
      var report = SuiteLauncher.run(session);
      List<String> failed =
          report.results().stream()
              .filter(r -> r.verdict() == Verdict.FAILED || r.verdict() == Verdict.ERROR)
              .map(r -> r.obligation().address())
              .toList();
      long ne = report.with(Verdict.NOT_EXERCISED).size();
      String status;
      if (crooked == null) status = failed.isEmpty() ? (ne == 0 ? "OK" : "NOTEX") : "ACCUSED";
      else
        status =
            failed.isEmpty()
                ? "MISSED"
                : failed.stream().anyMatch(crooked::expectedAt) ? "OK" : "OTHER";
      StringBuilder b =
          new StringBuilder(
              status
                  + " "
                  + name
                  + " "
                  + (System.nanoTime() - t) / 1000000
                  + "ms ne="
                  + ne
                  + " failed="
                  + failed.size()
                  + (crooked == null ? "" : " expected " + crooked.expected())
                  + " got "
                  + failed.subList(0, Math.min(8, failed.size())));
      if (crooked == null)
        for (Result r : report.results())
          if (failed.contains(r.obligation().address()))
            b.append("\n    ")
                .append(r.obligation().address())
                .append(" ")
                .append(r.finding().map(f -> f.facts().toString()).orElse(r.reason()));
      if (crooked == null && ne > 0)
        for (Result r : report.with(Verdict.NOT_EXERCISED))
          b.append("\n    NE ").append(r.obligation().address()).append(" ").append(r.reason());
      if (!notes.isEmpty())
        b.append("\n    notes ").append(notes.subList(0, Math.min(3, notes.size())));
      System.out.println(b);
    }
  }
}
