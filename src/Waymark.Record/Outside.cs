using Waymark.Record.Tree;

namespace Waymark.Record;

/// <summary>What was kept where nobody who can change the record can reach it: public keys and checkpoints.</summary>
public sealed class Outside
{
    private readonly Dictionary<SchoolId, VerifierKey> _keys;
    private readonly List<string> _notes;

    /// <param name="keys">At most one for each school.</param>
    /// <param name="texts">Texts with checkpoints; each may hold several, of several schools.</param>
    public Outside(IEnumerable<VerifierKey> keys, IEnumerable<string> texts)
    {
        _keys = keys.ToDictionary(key => key.School);
        _notes = [.. texts.SelectMany(NoteText.Checkpoints)];
    }

    /// <summary>Nothing was.</summary>
    public static Outside Nothing { get; } = new([], []);

    /// <summary>The schools that a key or a checkpoint outside says there are.</summary>
    internal IEnumerable<SchoolId> Schools =>
        _keys.Keys.Concat(_notes.Select(SignedNote.SchoolOf).OfType<SchoolId>()).Distinct();

    internal VerifierKey? KeyOf(SchoolId school) => _keys.GetValueOrDefault(school);

    /// <summary>The notes of this school, and those that do not say of which they are.</summary>
    internal IEnumerable<string> NotesOf(SchoolId school) =>
        _notes.Where(note => SignedNote.SchoolOf(note) is not { } whose || whose == school);
}
