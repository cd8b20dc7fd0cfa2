using System.Text.Json;
using System.Text.Json.Serialization;
using Waymark.Record;

namespace Waymark.Cases.Entries;

/// <summary>The kinds of entry: the stored name of each, for ever, and its type today. A class may be renamed; a stored name may not.</summary>
public static class Kinds
{
    private static readonly Dictionary<string, Type> s_types = new()
    {
        ["concern-raised/1"] = typeof(ConcernRaised),
        ["concern-completed/1"] = typeof(ConcernCompleted),
        ["concern-added-to/1"] = typeof(ConcernAddedTo),
        ["concern-said-mistaken/1"] = typeof(ConcernSaidMistaken),
        ["concern-taken/1"] = typeof(ConcernTaken),
        ["concern-passed-on/1"] = typeof(ConcernPassedOn),
        ["concern-set-aside/1"] = typeof(ConcernSetAside),
        ["concern-brought-into-case/1"] = typeof(ConcernBroughtIntoCase),
        ["case-opened/1"] = typeof(CaseOpened),
        ["case-moved-to-edition/1"] = typeof(CaseMovedToEdition),
        ["concern-joined/1"] = typeof(ConcernJoined),
        ["facts-established/1"] = typeof(FactsEstablished),
        ["asked-not-known/1"] = typeof(AskedNotKnown),
        ["person-added/1"] = typeof(PersonAdded),
        ["person-parts-told/1"] = typeof(PersonPartsTold),
        ["device-found/1"] = typeof(DeviceFound),
        ["device-passed-on/1"] = typeof(DevicePassedOn),
        ["place-found/1"] = typeof(PlaceFound),
        ["account-recorded/1"] = typeof(AccountRecorded),
        ["wishes-recorded/1"] = typeof(WishesRecorded),
        ["child-told/1"] = typeof(ChildTold),
        ["parents-told/1"] = typeof(ParentsTold),
        ["letter-made/1"] = typeof(LetterMade),
        ["duty-met/1"] = typeof(DutyMet),
        ["duty-set-aside/1"] = typeof(DutySetAside),
        ["duty-handed-back/1"] = typeof(DutyHandedBack),
        ["search-asked/1"] = typeof(SearchAsked),
        ["search-ask-refused/1"] = typeof(SearchAskRefused),
        ["search-discussed/1"] = typeof(SearchDiscussed),
        ["search-allowed/1"] = typeof(SearchAllowed),
        ["search-refused/1"] = typeof(SearchRefused),
        ["search-done/1"] = typeof(SearchDone),
        ["act-recorded/1"] = typeof(ActRecorded),
        ["decision-taken/1"] = typeof(DecisionTaken),
        ["decision-agreed/1"] = typeof(DecisionAgreed),
        ["decision-not-agreed/1"] = typeof(DecisionNotAgreed),
        ["senior-told/1"] = typeof(SeniorTold),
        ["senior-told-confirmed/1"] = typeof(SeniorToldConfirmed),
        ["sight-given/1"] = typeof(SightGiven),
        ["sight-ended/1"] = typeof(SightEnded),
        ["note-made/1"] = typeof(NoteMade),
        ["corrected/1"] = typeof(Corrected),
        ["case-closed/1"] = typeof(CaseClosed),
        ["case-reopened/1"] = typeof(CaseReopened),
        ["record-read/1"] = typeof(RecordRead),
        ["file-held/1"] = typeof(FileHeld),
        ["file-released/1"] = typeof(FileReleased),
        ["file-kept/1"] = typeof(FileKept),
        ["erasure-proposed/1"] = typeof(ErasureProposed),
        ["erasure-not-agreed/1"] = typeof(ErasureNotAgreed),
        ["erasure-agreed/1"] = typeof(ErasureAgreed),
        [Erasure.Kind] = typeof(FilesErased),
        ["school-made/1"] = typeof(SchoolMade),
        ["school-settings-given/1"] = typeof(SchoolSettingsGiven),
        ["edition-adopted/1"] = typeof(EditionAdopted),
        ["policy-read-confirmed/1"] = typeof(PolicyReadConfirmed),
        ["cover-arranged/1"] = typeof(CoverArranged),
        ["colleague-joined/1"] = typeof(ColleagueJoined),
        ["colleague-left/1"] = typeof(ColleagueLeft),
        ["pupils-enrolled/1"] = typeof(PupilsEnrolled),
        ["pupils-left/1"] = typeof(PupilsLeft),
        ["signing-key-changed/1"] = typeof(SigningKeyChanged),
        ["school-key-changed/1"] = typeof(SchoolKeyChanged),
    };

    private static readonly Dictionary<Type, string> s_names = s_types.ToDictionary(
        pair => pair.Value,
        pair => pair.Key
    );

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
        RespectNullableAnnotations = true,
        Converters =
        {
            new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower),
            new IdConverter<FileId>(id => id.Value, value => new FileId(value)),
            new IdConverter<PersonId>(id => id.Value, value => new PersonId(value)),
            new IdConverter<SchoolId>(id => id.Value, value => new SchoolId(value)),
            new ReferenceConverter(),
        },
    };

    /// <summary>Every stored name with its type.</summary>
    public static IReadOnlyDictionary<string, Type> All => s_types;

    /// <summary>The stored name of a kind.</summary>
    public static string NameOf(Happening what)
    {
        ArgumentNullException.ThrowIfNull(what);
        return s_names[what.GetType()];
    }

    /// <summary>The stored name of a kind.</summary>
    public static string NameOf<T>()
        where T : Happening => s_names[typeof(T)];

    /// <summary>The entry as the record takes it.</summary>
    public static NewEntry Write(Written written, FileId file, Author by)
    {
        ArgumentNullException.ThrowIfNull(written);
        return new(
            written.File ?? file,
            NameOf(written.What),
            by,
            written.HappenedAt,
            written.ToldAt,
            JsonSerializer.SerializeToUtf8Bytes(written.What, written.What.GetType(), s_json)
        );
    }

    /// <summary>Reads an entry of the record.</summary>
    /// <exception cref="NotSupportedException">The kind is not known to this version: a newer one wrote it.</exception>
    public static Recorded Read(Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (!s_types.TryGetValue(entry.Kind, out var type))
            throw new NotSupportedException($"This version does not know the kind {entry.Kind}.");
        var what =
            (Happening?)JsonSerializer.Deserialize(entry.Body.Span, type, s_json)
            ?? throw new JsonException($"An entry of kind {entry.Kind} says nothing.");
        return new(
            entry.Index,
            entry.File,
            entry.By,
            entry.RecordedAt,
            entry.HappenedAt,
            entry.ToldAt,
            what
        );
    }

    internal static byte[] Write<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, s_json);

    internal static T Read<T>(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize<T>(json, s_json)
        ?? throw new JsonException($"Nothing where a {typeof(T).Name} was expected.");

    private sealed class IdConverter<T>(Func<T, Guid> value, Func<Guid, T> id) : JsonConverter<T>
    {
        public override T Read(
            ref Utf8JsonReader reader,
            Type typeToConvert,
            JsonSerializerOptions options
        ) => id(reader.GetGuid());

        public override void Write(Utf8JsonWriter writer, T one, JsonSerializerOptions options) =>
            writer.WriteStringValue(value(one));
    }

    private sealed class ReferenceConverter : JsonConverter<CaseReference>
    {
        public override CaseReference Read(
            ref Utf8JsonReader reader,
            Type typeToConvert,
            JsonSerializerOptions options
        ) =>
            CaseReference.Read(reader.GetString())
            ?? throw new JsonException("A reference was expected.");

        public override void Write(
            Utf8JsonWriter writer,
            CaseReference one,
            JsonSerializerOptions options
        ) => writer.WriteStringValue(one.Text);
    }
}
