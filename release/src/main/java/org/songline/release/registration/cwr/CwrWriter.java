package org.songline.release.registration.cwr;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.songline.release.registration.cwr.RegisteredWork.Collected;
import org.songline.release.registration.cwr.RegisteredWork.Publisher;
import org.songline.release.registration.cwr.RegisteredWork.Shares;
import org.songline.release.registration.cwr.RegisteredWork.Societies;
import org.songline.release.registration.cwr.RegisteredWork.Sound;
import org.songline.release.registration.cwr.RegisteredWork.Writer;

/** Makes files of works: one group for each kind of transaction, with its sequences and totals. */
public final class CwrWriter {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmmss", Locale.ROOT);

  private final Version version;
  private final List<Line> lines = new ArrayList<>();
  private int transaction;
  private int record;

  private CwrWriter(Version version) {
    this.version = version;
  }

  /** A file of works; new ones before changed ones, each in the given order. */
  public static CwrFile write(Transmission sent, List<RegisteredWork> works) {
    CwrWriter writer = new CwrWriter(sent.version());
    writer.header(sent);
    int groups = 0;
    for (String kind : List.of("NWR", "REV")) {
      List<RegisteredWork> some = works.stream().filter(one -> one.kind().equals(kind)).toList();
      if (!some.isEmpty()) {
        groups++;
        writer.group(kind, groups, some);
      }
    }
    writer.add(
        "TRL",
        Map.of(
            "groups", text(groups),
            "transactions", text(works.size()),
            "records", text(writer.lines.size() + 1)));
    return new CwrFile(sent.version(), writer.lines);
  }

  private void header(Transmission sent) {
    String ipi = sent.sender().text();
    boolean nine = ipi.startsWith("00");
    Map<String, String> fields = new TreeMap<>();
    fields.put("sender-type", nine ? (sent.writer() ? "WR" : "PB") : ipi.substring(0, 2));
    fields.put("sender-id", ipi.substring(2));
    fields.put("sender-name", Cis.cut(Cis.name(sent.name()), 45));
    fields.put("edi-version", "01.10");
    fields.put("creation-date", DATE.format(sent.created()));
    fields.put("creation-time", TIME.format(sent.created()));
    fields.put("transmission-date", DATE.format(sent.created()));
    if (version == Version.V22) {
      fields.put("version", version.text());
      fields.put("revision", "1");
      fields.put("software", "SONGLINE");
    }
    add("HDR", fields);
  }

  private void group(String kind, int number, List<RegisteredWork> works) {
    int before = lines.size();
    add("GRH", Map.of("transaction-type", kind, "group", text(number), "version", version.group()));
    transaction = 0;
    for (RegisteredWork work : works) {
      work(work);
      transaction++;
    }
    add(
        "GRT",
        Map.of(
            "group", text(number),
            "transactions", text(works.size()),
            "records", text(lines.size() - before + 1)));
  }

  private void work(RegisteredWork work) {
    record = 0;
    Map<String, String> head = new TreeMap<>();
    head.put("title", work.title());
    head.put("language", work.language());
    head.put("number", work.number());
    head.put("iswc", work.iswc());
    head.put("category", work.category());
    head.put("duration", clock(work.seconds()));
    head.put("recorded", work.recorded());
    head.put("text-music", work.textMusic());
    head.put("version", work.version());
    head.put("arrangement", work.arrangement());
    head.put("adaptation", work.adaptation());
    detail(work.kind(), head);
    work.publishers().stream().filter(Publisher::controlled).forEach(this::publisher);
    work.publishers().stream().filter(one -> !one.controlled()).forEach(this::publisher);
    work.writers().stream().filter(Writer::controlled).forEach(this::writer);
    work.writers().stream().filter(one -> !one.controlled()).forEach(this::writer);
    work.titles()
        .forEach(
            one ->
                detail(
                    "ALT",
                    Map.of(
                        "title", one.title(),
                        "title-type", one.type(),
                        "language", one.language())));
    work.originals()
        .forEach(
            one ->
                detail(
                    "VER",
                    Map.of("title", one.title(), "iswc", one.iswc(), "last-1", one.writer())));
    work.performers()
        .forEach(
            one ->
                detail("PER", Map.of("last", one.last(), "first", one.first(), "ipi", one.ipi())));
    work.recordings().forEach(this::sound);
  }

  private void publisher(Publisher one) {
    Map<String, String> fields = new TreeMap<>();
    fields.put("sequence", text(one.sequence()));
    fields.put("ip", one.ip());
    fields.put("name", one.name());
    fields.put("role", one.role());
    fields.put("ipi", one.ipi());
    fields.put("ipi-base", one.ipiBase());
    put(fields, one.societies(), one.owns());
    detail(one.controlled() ? "SPU" : "OPU", fields);
    if (one.controlled()) {
      collected("SPT", one.ip(), one.collects());
    }
  }

  private void writer(Writer one) {
    Map<String, String> fields = new TreeMap<>();
    fields.put("ip", one.ip());
    fields.put("last", one.last());
    fields.put("first", one.first());
    fields.put("role", one.role());
    fields.put("ipi", one.ipi());
    fields.put("ipi-base", one.ipiBase());
    put(fields, one.societies(), one.owns());
    detail(one.controlled() ? "SWR" : "OWR", fields);
    if (one.controlled()) {
      collected("SWT", one.ip(), one.collects());
    }
    for (RegisteredWork.Link link : one.publishers()) {
      Map<String, String> of = new TreeMap<>();
      of.put("publisher-ip", link.ip());
      of.put("name", link.name());
      of.put("writer-ip", one.ip());
      if (version == Version.V22) {
        of.put("sequence", text(link.sequence()));
      }
      detail("PWR", of);
    }
  }

  private void collected(String type, String ip, List<Collected> all) {
    int sequence = 0;
    for (Collected one : all) {
      sequence++;
      Map<String, String> fields = new TreeMap<>();
      fields.put("ip", ip);
      fields.put("pr", text(one.shares().performing()));
      fields.put("mr", text(one.shares().mechanical()));
      fields.put("sr", text(one.shares().synchronisation()));
      fields.put("included", one.included() ? "I" : "E");
      fields.put("territory", one.territory());
      fields.put("sequence", text(sequence));
      detail(type, fields);
    }
  }

  private void sound(Sound one) {
    Map<String, String> fields = new TreeMap<>();
    fields.put("date", one.date());
    fields.put("duration", clock(one.seconds()));
    fields.put("album", one.album());
    fields.put("album-label", one.albumLabel());
    fields.put("catalogue", one.catalogNumber());
    fields.put("ean", one.ean());
    fields.put("isrc", one.isrc());
    fields.put("format", "A");
    fields.put("technique", "D");
    if (version == Version.V22) {
      fields.put("title", one.title());
      fields.put("version", one.version());
      fields.put("artist", one.artist());
      fields.put("label", one.label());
      fields.put("validity", one.isrc().isEmpty() ? "" : "Y");
      fields.put("number", one.number());
    }
    detail("REC", fields);
  }

  private static void put(Map<String, String> fields, Societies societies, Shares owns) {
    fields.put("pr-society", societies.performing());
    fields.put("mr-society", societies.mechanical());
    fields.put("sr-society", societies.synchronisation());
    fields.put("pr", text(owns.performing()));
    fields.put("mr", text(owns.mechanical()));
    fields.put("sr", text(owns.synchronisation()));
  }

  private void detail(String type, Map<String, String> fields) {
    Map<String, String> all = new TreeMap<>(fields);
    all.put(Layouts.TRANSACTION, text(transaction));
    all.put(Layouts.RECORD, text(record));
    record++;
    add(type, all);
  }

  private void add(String type, Map<String, String> fields) {
    lines.add(Line.of(type, fields).at(lines.size() + 1));
  }

  private static String text(int number) {
    return Integer.toString(number);
  }

  /** {@code HHMMSS}. */
  private static String clock(int seconds) {
    return "%02d%02d%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
  }
}
