package org.songline.model.text;

import static org.songline.model.json.Values.DECIBELS;
import static org.songline.model.json.Values.FLAG;
import static org.songline.model.json.Values.NUMBER;
import static org.songline.model.json.Values.TEXT;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.songline.model.json.Codec;
import org.songline.model.json.Codec.Field;
import org.songline.model.json.Json;
import org.songline.model.json.JsonWriter;
import org.songline.model.json.Shape;
import org.songline.model.json.Values;
import org.songline.model.song.Automation;
import org.songline.model.song.Automation.Target;
import org.songline.model.song.Device;
import org.songline.model.song.Device.Modulation;
import org.songline.model.song.Device.SideChain;
import org.songline.model.song.Id.DeviceId;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Track;
import org.songline.model.song.Track.Output;
import org.songline.model.song.Track.PanLaw;
import org.songline.model.song.Track.Send;
import org.songline.model.song.Track.Strip;

/** How tracks, sends, devices and automation are written. */
final class TrackCodec {
  static final Codec<TrackId> TRACK_ID = Basics.id(TrackId.class, TrackId::new);
  static final Codec<DeviceId> DEVICE_ID = Basics.id(DeviceId.class, DeviceId::new);
  private static final Codec<Track.Kind> KIND = Values.choice(Track.Kind.class);
  static final Codec<PanLaw> PAN_LAW = Values.choice(PanLaw.class);
  static final Codec<Output> OUTPUT = output();
  static final Codec<Target> TARGET = TEXT.map(targets(), TrackCodec::target, TrackCodec::text);
  static final Codec<Send> SEND = send();
  static final Codec<SideChain> SIDE_CHAIN = sideChain();
  static final Codec<Modulation> MODULATION = modulation();
  static final Codec<Device> DEVICE = device();
  static final Codec<Automation> LANE = lane();
  static final Codec<Track> TRACK = track();

  private TrackCodec() {}

  /** A track's id, null for nowhere, or {@code {"direct": 2}}. */
  private static Codec<Output> output() {
    var number = Field.of("direct", Values.INT, Output.Direct::number);
    Codec<Output.Direct> direct =
        Codec.line(Output.Direct.class, k -> new Output.Direct(k.of(number)), number);
    return Codec.of(
        new Shape.Either("Output", List.of(TRACK_ID.shape(), Shape.Plain.NOTHING, direct.shape())),
        output ->
            switch (output) {
              case Output.None _ -> new Json.Nil(0);
              case Output.To(TrackId to) -> TRACK_ID.write(to);
              case Output.Direct place -> direct.write(place);
            },
        json ->
            switch (json) {
              case Json.Nil _ -> new Output.None();
              case Json.Obj _ -> direct.read(json);
              default -> new Output.To(TRACK_ID.read(json));
            });
  }

  private static Shape targets() {
    return new Shape.Forms(
        "Target",
        List.of(
            "fader",
            "pan",
            "mute",
            "send/{text}/level",
            "send/{text}/pan",
            "device/{text}/{text}",
            "enabled/{text}"));
  }

  private static Shape.Absence usualOutput() {
    Map<String, String> usual = new LinkedHashMap<>();
    for (Track.Kind kind : Track.Kind.values()) {
      usual.put(
          KIND.write(kind) instanceof Json.Str(int _, String word) ? word : "",
          JsonWriter.line(OUTPUT.write(Output.usual(kind))));
    }
    return new Shape.Absence.UsualOf("kind", usual);
  }

  static String text(Target target) {
    return switch (target) {
      case Target.Fader _ -> "fader";
      case Target.Pan _ -> "pan";
      case Target.Mute _ -> "mute";
      case Target.SendLevel(TrackId to) -> "send/" + to.text() + "/level";
      case Target.SendPan(TrackId to) -> "send/" + to.text() + "/pan";
      case Target.Parameter(DeviceId device, String name) -> "device/" + device.text() + "/" + name;
      case Target.Enabled(DeviceId device) -> "enabled/" + device.text();
    };
  }

  static Target target(String text) {
    String[] parts = text.split("/", -1);
    String form = parts[0] + "/" + parts.length + (parts.length == 3 ? "/" + parts[2] : "");
    return switch (form) {
      case "fader/1" -> new Target.Fader();
      case "pan/1" -> new Target.Pan();
      case "mute/1" -> new Target.Mute();
      case "enabled/2" -> new Target.Enabled(new DeviceId(parts[1]));
      case "send/3/level" -> new Target.SendLevel(new TrackId(parts[1]));
      case "send/3/pan" -> new Target.SendPan(new TrackId(parts[1]));
      default -> {
        if (form.startsWith("device/3/")) {
          yield new Target.Parameter(new DeviceId(parts[1]), parts[2]);
        }
        throw new IllegalArgumentException(
            "the target \""
                + text
                + "\" (fader, pan, mute, send/TRACK/level, send/TRACK/pan,"
                + " device/DEVICE/PARAMETER, enabled/DEVICE)");
      }
    };
  }

  private static Codec<Send> send() {
    var to = Field.of("to", TRACK_ID, Send::to);
    var preFader = Field.of("pre-fader", FLAG, Send::preFader).or(false);
    var level = Field.of("level", DECIBELS, Send::level);
    var pan = Field.of("pan", NUMBER, Send::pan).or(0.0);
    var enabled = Field.of("enabled", FLAG, Send::enabled).or(true);
    return Codec.line(
        Send.class,
        k -> new Send(k.of(to), k.of(preFader), k.of(level), k.of(pan), k.of(enabled)),
        to,
        preFader,
        level,
        pan,
        enabled);
  }

  private static Codec<SideChain> sideChain() {
    var source = Field.of("source", TRACK_ID, SideChain::source);
    var preFader = Field.of("pre-fader", FLAG, SideChain::preFader).or(false);
    return Codec.line(
        SideChain.class, k -> new SideChain(k.of(source), k.of(preFader)), source, preFader);
  }

  private static Codec<Modulation> modulation() {
    var device = Field.of("device", DEVICE_ID, Modulation::device);
    var parameter = Field.of("parameter", TEXT, Modulation::parameter);
    var depth = Field.of("depth", NUMBER, Modulation::depth);
    return Codec.line(
        Modulation.class,
        k -> new Modulation(k.of(device), k.of(parameter), k.of(depth)),
        device,
        parameter,
        depth);
  }

  private static Codec<Device> device() {
    var id = Field.of("id", DEVICE_ID, Device::id);
    var type = Field.of("type", TEXT, Device::type);
    var enabled = Field.of("enabled", FLAG, Device::enabled).or(true);
    var parameters =
        Field.of("parameters", Values.map(NUMBER), Device::parameters).or(new TreeMap<>());
    var assets = Field.of("assets", Values.map(TEXT), Device::assets).or(new TreeMap<>());
    var sideChain = Field.maybe("side-chain", SIDE_CHAIN, Device::sideChain);
    var modulations =
        Field.of("modulations", MODULATION.lines(), Device::modulations).or(List.of());
    var outputs = Field.of("outputs", Values.map(TRACK_ID), Device::outputs).or(new TreeMap<>());
    return Codec.block(
        Device.class,
        k ->
            new Device(
                k.of(id),
                k.of(type),
                k.of(enabled),
                k.of(parameters),
                k.of(assets),
                k.of(sideChain),
                k.of(modulations),
                k.of(outputs)),
        id,
        type,
        enabled,
        parameters,
        assets,
        sideChain,
        modulations,
        outputs);
  }

  private static Codec<Automation> lane() {
    var target = Field.of("target", TARGET, Automation::target);
    var enabled = Field.of("enabled", FLAG, Automation::enabled).or(true);
    var points = Field.of("points", PatternCodec.POINT.lines(), Automation::points);
    return Codec.block(
        Automation.class,
        k -> new Automation(k.of(target), k.of(enabled), k.of(points)),
        target,
        enabled,
        points);
  }

  private static Codec<Track> track() {
    var id = Field.of("id", TRACK_ID, Track::id);
    var kind = Field.of("kind", KIND, Track::kind);
    var name = Field.of("name", TEXT, Track::name);
    var color = Field.of("color", TEXT, Track::color).or(Track.DEFAULT_COLOR);
    var folder = Field.maybe("folder", TRACK_ID, Track::folder);
    var output =
        Field.<Track, Output>maybe(
                "output",
                OUTPUT,
                track ->
                    Optional.of(track.output())
                        .filter(place -> !place.equals(Output.usual(track.kind()))))
            .absent(usualOutput());
    var vca = Field.maybe("vca", TRACK_ID, Track::vca);
    var fader = strip("fader", DECIBELS, Strip::fader);
    var pan = strip("pan", NUMBER, Strip::pan);
    var panLaw = strip("pan-law", PAN_LAW, Strip::panLaw);
    var muted = strip("muted", FLAG, Strip::muted);
    var soloed = strip("soloed", FLAG, Strip::soloed);
    var soloSafe = strip("solo-safe", FLAG, Strip::soloSafe);
    var devices = Field.of("devices", DEVICE.lines(), Track::devices).or(List.of());
    var sends = Field.of("sends", SEND.lines(), Track::sends).or(List.of());
    var clips = Field.of("clips", ClipCodec.CLIP.lines(), Track::clips).or(List.of());
    var automation = Field.of("automation", LANE.lines(), Track::automation).or(List.of());
    return Codec.block(
        Track.class,
        k ->
            new Track(
                k.of(id),
                k.of(kind),
                k.of(name),
                k.of(color),
                k.of(folder),
                k.of(output).orElse(Output.usual(k.of(kind))),
                k.of(vca),
                new Strip(
                    k.of(fader),
                    k.of(pan),
                    k.of(panLaw),
                    k.of(muted),
                    k.of(soloed),
                    k.of(soloSafe)),
                k.of(devices),
                k.of(sends),
                k.of(clips),
                k.of(automation)),
        id,
        kind,
        name,
        color,
        folder,
        output,
        vca,
        fader,
        pan,
        panLaw,
        muted,
        soloed,
        soloSafe,
        devices,
        sends,
        clips,
        automation);
  }

  private static <T> Field<Track, T> strip(String name, Codec<T> codec, Function<Strip, T> get) {
    return Field.<Track, T>of(name, codec, track -> get.apply(track.strip()))
        .or(get.apply(Strip.DEFAULT));
  }
}
