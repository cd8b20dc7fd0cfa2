using System.Buffers.Binary;
using System.Diagnostics;
using System.Text;
using Waymark.Tests.Architecture;

namespace Waymark.Tests.Faults;

/// <summary>What a program did with a file.</summary>
internal enum Deed
{
    Opened = 'o',
    Emptied = 'e',
    Written = 'w',
    Cut = 't',
    Synced = 's',
    Renamed = 'r',
    Linked = 'l',
    Removed = 'u',
}

/// <summary>One note of tests/faults/recorder.c.</summary>
/// <param name="Handle">Which opening of a file; 0 where names are given.</param>
internal sealed record Note(Deed Deed, uint Handle, long Offset, byte[] Bytes)
{
    public string Text => Encoding.UTF8.GetString(Bytes);

    /// <summary>The two paths of a renaming or linking.</summary>
    public (string From, string To) Names =>
        Text.Split('\0') is [var from, var to] ? (from, to) : default;
}

/// <summary>The library that stands between a program and its disk, and what it noted.</summary>
internal static class Recorder
{
    private static readonly Lazy<string> s_library = new(Compile);

    /// <summary>What a process needs to be recorded, or to be failed by its disk.</summary>
    /// <param name="watched">The folder whose files are meant.</param>
    /// <param name="notes">Where the notes go; null: none are taken.</param>
    public static Dictionary<string, string> Environment(string watched, string? notes) =>
        new()
        {
            ["LD_PRELOAD"] = s_library.Value,
            ["WAYMARK_WATCH"] = watched,
            ["WAYMARK_NOTES"] = notes ?? "/dev/null",
            // SchoolInTest makes its folder here.
            ["TMPDIR"] = watched,
        };

    public static List<Note> Read(string notes)
    {
        var all = File.ReadAllBytes(notes).AsSpan();
        var read = new List<Note>();
        while (!all.IsEmpty)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(all[13..]);
            read.Add(
                new Note(
                    (Deed)all[0],
                    BinaryPrimitives.ReadUInt32LittleEndian(all[1..]),
                    BinaryPrimitives.ReadInt64LittleEndian(all[5..]),
                    all.Slice(17, length).ToArray()
                )
            );
            all = all[(17 + length)..];
        }

        return read;
    }

    private static string Compile()
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && File.Exists("/usr/bin/gcc"),
            "It takes Linux and gcc; ./check installs it."
        );
        var source = Path.Combine(Repository.Root, "tests", "faults", "recorder.c");
        var library = Path.Combine(AppContext.BaseDirectory, "recorder.so");
        using var compiler = Process.Start(
            "/usr/bin/gcc",
            ["-O2", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC", "-o", library, source]
        );
        compiler.WaitForExit();
        Assert.Equal(0, compiler.ExitCode);
        return library;
    }
}
