package org.songline.model.text;

import static org.songline.model.json.Values.DECIBELS;
import static org.songline.model.json.Values.FLAG;
import static org.songline.model.json.Values.INT;
import static org.songline.model.json.Values.NUMBER;
import static org.songline.model.json.Values.TEXT;
import static org.songline.model.text.EditCase.key;
import static org.songline.model.text.EditCase.put;
import static org.songline.model.text.EditCase.set;
import static org.songline.model.text.TrackCodec.DEVICE_ID;
import static org.songline.model.text.TrackCodec.TRACK_ID;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.songline.model.edit.ClipEdit.PutClip;
import org.songline.model.edit.DeviceEdit.MoveDevice;
import org.songline.model.edit.DeviceEdit.PutDevice;
import org.songline.model.edit.DeviceEdit.PutModulation;
import org.songline.model.edit.DeviceEdit.SetAsset;
import org.songline.model.edit.DeviceEdit.SetDeviceEnabled;
import org.songline.model.edit.DeviceEdit.SetDeviceOutput;
import org.songline.model.edit.DeviceEdit.SetParameter;
import org.songline.model.edit.DeviceEdit.SetSideChain;
import org.songline.model.edit.Edit;
import org.songline.model.edit.LaneEdit.PutLane;
import org.songline.model.edit.LaneEdit.PutPoint;
import org.songline.model.edit.LaneEdit.SetLaneEnabled;
import org.songline.model.edit.PatternEdit.PutControl;
import org.songline.model.edit.PatternEdit.PutNote;
import org.songline.model.edit.PatternEdit.PutPattern;
import org.songline.model.edit.PatternEdit.PutRow;
import org.songline.model.edit.PatternEdit.PutStep;
import org.songline.model.edit.PatternEdit.SetPatternName;
import org.songline.model.edit.SongEdit.PutChord;
import org.songline.model.edit.SongEdit.PutMarker;
import org.songline.model.edit.SongEdit.PutMeter;
import org.songline.model.edit.SongEdit.PutPerson;
import org.songline.model.edit.SongEdit.PutSection;
import org.songline.model.edit.SongEdit.PutSnapshot;
import org.songline.model.edit.SongEdit.PutSource;
import org.songline.model.edit.SongEdit.PutTempo;
import org.songline.model.edit.SongEdit.SetBrief;
import org.songline.model.edit.SongEdit.SetRate;
import org.songline.model.edit.SongEdit.SetTitle;
import org.songline.model.edit.TrackEdit.MoveTrack;
import org.songline.model.edit.TrackEdit.PutSend;
import org.songline.model.edit.TrackEdit.PutTrack;
import org.songline.model.edit.TrackEdit.SetFader;
import org.songline.model.edit.TrackEdit.SetMuted;
import org.songline.model.edit.TrackEdit.SetOutput;
import org.songline.model.edit.TrackEdit.SetPan;
import org.songline.model.edit.TrackEdit.SetPanLaw;
import org.songline.model.edit.TrackEdit.SetSoloSafe;
import org.songline.model.edit.TrackEdit.SetSoloed;
import org.songline.model.edit.TrackEdit.SetTrackColor;
import org.songline.model.edit.TrackEdit.SetTrackFolder;
import org.songline.model.edit.TrackEdit.SetTrackName;
import org.songline.model.edit.TrackEdit.SetVca;
import org.songline.model.json.BadText;
import org.songline.model.json.Codec;
import org.songline.model.json.Codec.Field;
import org.songline.model.json.Json;
import org.songline.model.json.Shape;
import org.songline.model.song.Id.PatternId;

/**
 * How edits are written: an object whose key {@code edit} names the kind, with the keys of the
 * place, then {@code old} and {@code new}.
 */
final class EditCodec {
  private static final String KIND = "edit";
  private static final Codec<PatternId> PATTERN_ID = Basics.id(PatternId.class, PatternId::new);

  private static final List<EditCase<? extends Edit>> CASES =
      List.of(
          set("set-title", SetTitle.class, TEXT, SetTitle::old, SetTitle::now, SetTitle::new),
          set(
              "set-brief",
              SetBrief.class,
              SongCodec.BRIEF,
              SetBrief::old,
              SetBrief::now,
              SetBrief::new),
          set("set-rate", SetRate.class, INT, SetRate::old, SetRate::now, SetRate::new),
          put(
              "put-tempo",
              PutTempo.class,
              SongCodec.TEMPO,
              PutTempo::old,
              PutTempo::now,
              PutTempo::new),
          put(
              "put-meter",
              PutMeter.class,
              SongCodec.METER,
              PutMeter::old,
              PutMeter::now,
              PutMeter::new),
          put(
              "put-section",
              PutSection.class,
              SongCodec.SECTION,
              PutSection::old,
              PutSection::now,
              PutSection::new),
          put(
              "put-marker",
              PutMarker.class,
              SongCodec.MARKER,
              PutMarker::old,
              PutMarker::now,
              PutMarker::new),
          put(
              "put-chord",
              PutChord.class,
              SongCodec.CHORD,
              PutChord::old,
              PutChord::now,
              PutChord::new),
          put(
              "put-person",
              PutPerson.class,
              key("index", INT, PutPerson::index),
              SongCodec.PERSON,
              PutPerson::old,
              PutPerson::now,
              PutPerson::new),
          put(
              "put-snapshot",
              PutSnapshot.class,
              key("index", INT, PutSnapshot::index),
              SongCodec.SNAPSHOT,
              PutSnapshot::old,
              PutSnapshot::now,
              PutSnapshot::new),
          put(
              "put-source",
              PutSource.class,
              SongCodec.SOURCE,
              PutSource::old,
              PutSource::now,
              PutSource::new),
          put(
              "put-pattern",
              PutPattern.class,
              PatternCodec.PATTERN,
              PutPattern::old,
              PutPattern::now,
              PutPattern::new),
          set(
              "set-pattern-name",
              SetPatternName.class,
              key("pattern", PATTERN_ID, SetPatternName::pattern),
              TEXT,
              SetPatternName::old,
              SetPatternName::now,
              SetPatternName::new),
          put(
              "put-note",
              PutNote.class,
              key("pattern", PATTERN_ID, PutNote::pattern),
              PatternCodec.NOTE,
              PutNote::old,
              PutNote::now,
              PutNote::new),
          put(
              "put-row",
              PutRow.class,
              key("pattern", PATTERN_ID, PutRow::pattern),
              PatternCodec.ROW,
              PutRow::old,
              PutRow::now,
              PutRow::new),
          put(
              "put-step",
              PutStep.class,
              key("pattern", PATTERN_ID, PutStep::pattern),
              key("row", Basics.PITCH, PutStep::row),
              PatternCodec.STEP,
              PutStep::old,
              PutStep::now,
              PutStep::new),
          put(
              "put-control",
              PutControl.class,
              key("pattern", PATTERN_ID, PutControl::pattern),
              PatternCodec.CONTROL,
              PutControl::old,
              PutControl::now,
              PutControl::new),
          put(
              "put-track",
              PutTrack.class,
              key("index", INT, PutTrack::index),
              TrackCodec.TRACK,
              PutTrack::old,
              PutTrack::now,
              PutTrack::new),
          set(
              "move-track",
              MoveTrack.class,
              key("track", TRACK_ID, MoveTrack::track),
              INT,
              MoveTrack::old,
              MoveTrack::now,
              MoveTrack::new),
          set(
              "set-track-name",
              SetTrackName.class,
              key("track", TRACK_ID, SetTrackName::track),
              TEXT,
              SetTrackName::old,
              SetTrackName::now,
              SetTrackName::new),
          set(
              "set-track-color",
              SetTrackColor.class,
              key("track", TRACK_ID, SetTrackColor::track),
              TEXT,
              SetTrackColor::old,
              SetTrackColor::now,
              SetTrackColor::new),
          put(
              "set-track-folder",
              SetTrackFolder.class,
              key("track", TRACK_ID, SetTrackFolder::track),
              TRACK_ID,
              SetTrackFolder::old,
              SetTrackFolder::now,
              SetTrackFolder::new),
          put(
              "set-vca",
              SetVca.class,
              key("track", TRACK_ID, SetVca::track),
              TRACK_ID,
              SetVca::old,
              SetVca::now,
              SetVca::new),
          set(
              "set-output",
              SetOutput.class,
              key("track", TRACK_ID, SetOutput::track),
              TrackCodec.OUTPUT,
              SetOutput::old,
              SetOutput::now,
              SetOutput::new),
          set(
              "set-fader",
              SetFader.class,
              key("track", TRACK_ID, SetFader::track),
              DECIBELS,
              SetFader::old,
              SetFader::now,
              SetFader::new),
          set(
              "set-pan",
              SetPan.class,
              key("track", TRACK_ID, SetPan::track),
              NUMBER,
              SetPan::old,
              SetPan::now,
              SetPan::new),
          set(
              "set-pan-law",
              SetPanLaw.class,
              key("track", TRACK_ID, SetPanLaw::track),
              TrackCodec.PAN_LAW,
              SetPanLaw::old,
              SetPanLaw::now,
              SetPanLaw::new),
          set(
              "set-muted",
              SetMuted.class,
              key("track", TRACK_ID, SetMuted::track),
              FLAG,
              SetMuted::old,
              SetMuted::now,
              SetMuted::new),
          set(
              "set-soloed",
              SetSoloed.class,
              key("track", TRACK_ID, SetSoloed::track),
              FLAG,
              SetSoloed::old,
              SetSoloed::now,
              SetSoloed::new),
          set(
              "set-solo-safe",
              SetSoloSafe.class,
              key("track", TRACK_ID, SetSoloSafe::track),
              FLAG,
              SetSoloSafe::old,
              SetSoloSafe::now,
              SetSoloSafe::new),
          put(
              "put-send",
              PutSend.class,
              key("track", TRACK_ID, PutSend::track),
              key("index", INT, PutSend::index),
              TrackCodec.SEND,
              PutSend::old,
              PutSend::now,
              PutSend::new),
          put(
              "put-device",
              PutDevice.class,
              key("track", TRACK_ID, PutDevice::track),
              key("index", INT, PutDevice::index),
              TrackCodec.DEVICE,
              PutDevice::old,
              PutDevice::now,
              PutDevice::new),
          set(
              "set-device-enabled",
              SetDeviceEnabled.class,
              key("device", DEVICE_ID, SetDeviceEnabled::device),
              FLAG,
              SetDeviceEnabled::old,
              SetDeviceEnabled::now,
              SetDeviceEnabled::new),
          put(
              "set-parameter",
              SetParameter.class,
              key("device", DEVICE_ID, SetParameter::device),
              key("parameter", TEXT, SetParameter::parameter),
              NUMBER,
              SetParameter::old,
              SetParameter::now,
              SetParameter::new),
          put(
              "set-asset",
              SetAsset.class,
              key("device", DEVICE_ID, SetAsset::device),
              key("slot", TEXT, SetAsset::slot),
              TEXT,
              SetAsset::old,
              SetAsset::now,
              SetAsset::new),
          put(
              "set-side-chain",
              SetSideChain.class,
              key("device", DEVICE_ID, SetSideChain::device),
              TrackCodec.SIDE_CHAIN,
              SetSideChain::old,
              SetSideChain::now,
              SetSideChain::new),
          put(
              "put-modulation",
              PutModulation.class,
              key("device", DEVICE_ID, PutModulation::device),
              TrackCodec.MODULATION,
              PutModulation::old,
              PutModulation::now,
              PutModulation::new),
          put(
              "set-device-output",
              SetDeviceOutput.class,
              key("device", DEVICE_ID, SetDeviceOutput::device),
              key("output", TEXT, SetDeviceOutput::output),
              TRACK_ID,
              SetDeviceOutput::old,
              SetDeviceOutput::now,
              SetDeviceOutput::new),
          put(
              "put-clip",
              PutClip.class,
              key("track", TRACK_ID, PutClip::track),
              ClipCodec.CLIP,
              PutClip::old,
              PutClip::now,
              PutClip::new),
          put(
              "put-lane",
              PutLane.class,
              key("track", TRACK_ID, PutLane::track),
              key("index", INT, PutLane::index),
              TrackCodec.LANE,
              PutLane::old,
              PutLane::now,
              PutLane::new),
          set(
              "set-lane-enabled",
              SetLaneEnabled.class,
              key("track", TRACK_ID, SetLaneEnabled::track),
              key("target", TrackCodec.TARGET, SetLaneEnabled::target),
              FLAG,
              SetLaneEnabled::old,
              SetLaneEnabled::now,
              SetLaneEnabled::new),
          put(
              "put-point",
              PutPoint.class,
              key("track", TRACK_ID, PutPoint::track),
              key("target", TrackCodec.TARGET, PutPoint::target),
              PatternCodec.POINT,
              PutPoint::old,
              PutPoint::now,
              PutPoint::new),
          moveDevice());

  static final Codec<Edit> EDIT = edit();

  private EditCodec() {}

  private static Codec<Edit> edit() {
    Map<Class<?>, EditCase<? extends Edit>> byType = new LinkedHashMap<>();
    Map<String, EditCase<? extends Edit>> byName = new LinkedHashMap<>();
    for (EditCase<? extends Edit> one : CASES) {
      byType.put(one.type(), one);
      byName.put(one.name(), one);
    }
    return Codec.of(
        new Shape.Tagged("Edit", KIND, CASES.stream().map(EditCase::shape).toList()),
        edit -> {
          EditCase<? extends Edit> one = byType.get(edit.getClass());
          if (one == null) {
            throw new IllegalStateException("an edit without text: " + edit.getClass());
          }
          Map<String, Json> fields = new LinkedHashMap<>();
          fields.put(KIND, new Json.Str(0, one.name()));
          if (one.write(edit) instanceof Json.Obj object) {
            fields.putAll(object.fields());
          }
          return new Json.Obj(0, false, fields);
        },
        json -> {
          if (!(json instanceof Json.Obj object)
              || !(object.fields().get(KIND) instanceof Json.Str(int _, String name))) {
            throw Codec.wrong(json, "an edit");
          }
          Map<String, Json> fields = new LinkedHashMap<>(object.fields());
          fields.remove(KIND);
          EditCase<? extends Edit> one = byName.get(name);
          if (one == null) {
            throw new BadText(json.line(), "there is no edit \"" + name + "\"", "update Songline");
          }
          return one.codec().read(new Json.Obj(json.line(), false, fields));
        });
  }

  private static EditCase<MoveDevice> moveDevice() {
    var device = Field.of("device", DEVICE_ID, MoveDevice::device);
    var oldTrack = Field.of("old-track", TRACK_ID, MoveDevice::oldTrack);
    var oldIndex = Field.of("old-index", INT, MoveDevice::oldIndex);
    var newTrack = Field.of("new-track", TRACK_ID, MoveDevice::nowTrack);
    var newIndex = Field.of("new-index", INT, MoveDevice::nowIndex);
    return new EditCase<>(
        "move-device",
        MoveDevice.class,
        Codec.line(
            MoveDevice.class,
            k ->
                new MoveDevice(
                    k.of(device), k.of(oldTrack), k.of(oldIndex), k.of(newTrack), k.of(newIndex)),
            device,
            oldTrack,
            oldIndex,
            newTrack,
            newIndex));
  }
}
