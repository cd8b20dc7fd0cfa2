using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace Waymark.Bench;

/// <summary>What it was measured on, and how busy that was: a figure without it says nothing.</summary>
internal static class Machine
{
    public static string Describe()
    {
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1_073_741_824.0;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Environment.ProcessorCount} x {Processor()}, {memory:0} GiB, {RuntimeInformation.OSDescription.Trim()}, "
                + $"{RuntimeInformation.FrameworkDescription}, SQLite {SqliteVersion()}. "
        );
    }

    /// <summary>The load average of the last minute: work that waits for a processor, ours and others'.</summary>
    public static string Busy() =>
        File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    /// <summary>The memory of a process that is held in RAM, and the most it ever held, in MB.</summary>
    public static (double Now, double Most) Resident(int process)
    {
        var lines = File.ReadAllLines($"/proc/{process}/status");
        return (Megabytes("VmRSS:"), Megabytes("VmHWM:"));

        double Megabytes(string name) =>
            double.Parse(
                lines
                    .First(line => line.StartsWith(name, StringComparison.Ordinal))[name.Length..]
                    .Replace("kB", "", StringComparison.Ordinal),
                CultureInfo.InvariantCulture
            ) / 1024;
    }

    private static string Processor()
    {
        const string File = "/proc/cpuinfo";
        var line = System.IO.File.Exists(File)
            ? System
                .IO.File.ReadLines(File)
                .FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))
            : null;
        return line?.Split(": ")[1] ?? RuntimeInformation.ProcessArchitecture.ToString();
    }

    private static string SqliteVersion()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        return connection.ServerVersion;
    }
}
