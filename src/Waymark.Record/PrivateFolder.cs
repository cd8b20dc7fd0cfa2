using System.Text;

namespace Waymark.Record;

/// <summary>Folders and files for their owner only.</summary>
internal static class PrivateFolder
{
    /// <summary>Makes a folder that only its owner may enter. One that is there already is left as it is.</summary>
    public static void Make(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
            return;
        }

        Directory.CreateDirectory(
            folder,
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        );
    }

    /// <summary>Opens a file to be written that only its owner may read.</summary>
    public static FileStream Open(string path, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }

    /// <summary>Writes a text; when it returns the disk has it.</summary>
    public static void Write(string path, string text, FileMode mode)
    {
        using var file = Open(path, mode);
        file.Write(Encoding.UTF8.GetBytes(text));
        file.Flush(flushToDisk: true);
    }

    /// <summary>Puts a text in the place of what a file held. Whoever reads it meanwhile gets the one or the other whole.</summary>
    public static void Replace(string path, string text)
    {
        var aside = path + ".new";
        File.Delete(aside);
        Write(aside, text, FileMode.CreateNew);
        File.Move(aside, path, overwrite: true);
    }
}
