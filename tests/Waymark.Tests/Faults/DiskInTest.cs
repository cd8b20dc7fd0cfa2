using System.Text;

namespace Waymark.Tests.Faults;

/// <summary>A disk as it would be found after the power was cut, made from the notes of what a program gave to it.</summary>
/// <remarks>
/// What a file was last synced with is there. Of what was given since, each write, or each 512 bytes of it, may be there or not,
/// in any order; so may each cutting of its length. A name is there once its folder was synced, or, for a new file, the file, as
/// ext4 and XFS have it; of the names given since, some first ones are there.
/// </remarks>
internal sealed class DiskInTest
{
    private const int Sector = 512;

    private readonly Dictionary<uint, Inode> _open = [];
    private readonly List<Naming> _namings = [];
    private Dictionary<string, Inode> _names = [];
    private Dictionary<string, Inode> _syncedNames = [];

    /// <summary>Gives the disk the next thing that the program did.</summary>
    public void Take(Note note)
    {
        switch (note.Deed)
        {
            case Deed.Opened when note.Offset == 1:
                _open[note.Handle] = new Inode { IsFolder = true };
                break;
            case Deed.Opened:
                _open[note.Handle] = Open(note.Text);
                break;
            case Deed.Emptied:
                _open[note.Handle].Pending.Add(note with { Deed = Deed.Cut, Offset = 0 });
                break;
            case Deed.Written or Deed.Cut:
                _open[note.Handle].Pending.Add(note);
                break;
            case Deed.Synced:
                Sync(_open[note.Handle]);
                break;
            default:
                Name(new Naming(note.Deed, note, null));
                break;
        }
    }

    /// <summary>What a file holds as the program sees it.</summary>
    public string Seen(string path) =>
        _names.TryGetValue(path, out var file)
            ? Encoding.UTF8.GetString(file.After(file.Pending, _ => true))
            : "";

    /// <summary>Writes the files, as a cut at this moment would leave them, into another folder.</summary>
    public void CutPower(Random chance, string watched, string into)
    {
        var kept = Keeping(chance);
        var names = new Dictionary<string, Inode>(_syncedNames);
        foreach (var naming in _namings.Take(chance.Next(_namings.Count + 1)))
        {
            naming.Do(names);
        }

        foreach (var (path, file) in names.Where(one => !IsShared(one.Key)))
        {
            var to = Path.Join(into, path[watched.Length..]);
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.WriteAllBytes(to, file.After(file.Pending, kept));
        }
    }

    // SQLite's index of the write-ahead file is shared memory: it never outlives the machine.
    private static bool IsShared(string path) => path.EndsWith("-shm", StringComparison.Ordinal);

    private Inode Open(string path)
    {
        if (!_names.TryGetValue(path, out var file))
        {
            file = new Inode();
            Name(
                new Naming(
                    Deed.Opened,
                    new Note(Deed.Opened, 0, 0, Encoding.UTF8.GetBytes(path)),
                    file
                )
            );
        }

        return file;
    }

    private void Name(Naming naming)
    {
        _namings.Add(naming);
        naming.Do(_names);
    }

    private void Sync(Inode file)
    {
        if (file.IsFolder || _namings.Any(naming => naming.Made == file))
        {
            _namings.Clear();
            _syncedNames = new Dictionary<string, Inode>(_names);
        }

        file.Synced = file.After(file.Pending, _ => true);
        file.Pending.Clear();
    }

    /// <summary>What the disk does with what it was given and not told to sync: whether a sector is kept. Each cut goes one of four ways.</summary>
    private static Func<bool, bool> Keeping(Random chance)
    {
        var whole = false;
        return chance.Next(4) switch
        {
            0 => _ => true,
            1 => _ => false,
            2 => begins => begins ? whole = chance.Next(2) == 0 : whole,
            _ => _ => chance.Next(2) == 0,
        };
    }

    private sealed record Naming(Deed Deed, Note Note, Inode? Made)
    {
        public void Do(Dictionary<string, Inode> names)
        {
            var (from, to) = Deed is Deed.Renamed or Deed.Linked ? Note.Names : (Note.Text, "");
            switch (Deed)
            {
                case Deed.Opened:
                    names[from] = Made!;
                    break;
                case Deed.Renamed when names.Remove(from, out var moved):
                    names[to] = moved;
                    break;
                case Deed.Linked when names.TryGetValue(from, out var linked):
                    names[to] = linked;
                    break;
                case Deed.Removed:
                    names.Remove(from);
                    break;
                default:
                    break;
            }
        }
    }

    private sealed class Inode
    {
        public bool IsFolder { get; init; }

        public byte[] Synced { get; set; } = [];

        public List<Note> Pending { get; } = [];

        /// <summary>What it holds after some of its pending operations.</summary>
        /// <param name="kept">Asked for each sector of a write and for each cut; told whether an operation begins.</param>
        public byte[] After(IReadOnlyList<Note> pending, Func<bool, bool> kept)
        {
            var bytes = new MemoryStream();
            bytes.Write(Synced);
            foreach (var note in pending)
            {
                if (note.Deed == Deed.Cut)
                {
                    if (kept(true))
                    {
                        bytes.SetLength(note.Offset);
                    }

                    continue;
                }

                for (var at = 0; at < note.Bytes.Length; )
                {
                    var end = (int)
                        Math.Min(note.Bytes.Length, at + Sector - ((note.Offset + at) % Sector));
                    if (kept(at == 0))
                    {
                        bytes.Position = note.Offset + at;
                        bytes.Write(note.Bytes, at, end - at);
                    }

                    at = end;
                }
            }

            return bytes.ToArray();
        }
    }
}
