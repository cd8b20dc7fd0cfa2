namespace Waymark.Record;

/// <summary>Where logs stand, and the files last written to, as this writer left them. Holds what was committed, never what is hoped for.</summary>
/// <remarks>
/// It need not be true: another program may have written since. Whoever acts on it moves the head from just there, and that fails if it stands elsewhere.
/// INVARIANT (what is known of a file is true as long as its log's head stands): a file's entries and keys change only in a transaction that moves the head.
/// </remarks>
internal sealed class KnownLogs
{
    private const int MostFiles = 512;

    private readonly Dictionary<SchoolId, LogHead> _heads = [];
    private readonly Dictionary<(SchoolId, FileId), FileState> _files = [];

    /// <summary>Tells a turn what is known of its logs.</summary>
    /// <returns>Whether that is all that it needs.</returns>
    public bool Tell(WriterTurn turn)
    {
        foreach (var school in turn.Schools)
        {
            if (!_heads.TryGetValue(school, out var head))
            {
                return false;
            }

            turn.Before[school] = head;
        }

        foreach (var file in turn.FilesNamed)
        {
            if (!_files.TryGetValue(file, out var state))
            {
                return false;
            }

            turn.Files[file] = state;
        }

        return true;
    }

    /// <summary>Takes over what a turn has committed, all of it.</summary>
    public void Remember(WriterTurn turn)
    {
        foreach (var (school, head) in turn.Before)
        {
            if (_heads.TryGetValue(school, out var known) && known.Tree.Size != head.Tree.Size)
            {
                // Another program has written since: to which files is not known.
                Forget(school);
            }

            _heads[school] = turn.After.GetValueOrDefault(school, head);
        }

        if (_files.Count > MostFiles)
        {
            _files.Clear();
        }

        foreach (var (file, state) in turn.Files.Where(one => !one.Value.IsNew))
        {
            _files[file] = state;
        }

        foreach (var append in turn.Prepared.Where(one => one.DestroysKeys))
        {
            Forget(append.Append.School);
        }
    }

    /// <summary>What is known of a turn's logs may be wrong: another program has written, or the turn failed.</summary>
    public void Forget(WriterTurn turn)
    {
        foreach (var school in turn.Schools)
        {
            Forget(school);
        }
    }

    private void Forget(SchoolId school)
    {
        _heads.Remove(school);
        foreach (var file in _files.Keys.Where(file => file.Item1 == school).ToList())
        {
            _files.Remove(file);
        }
    }
}
