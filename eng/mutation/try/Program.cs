using System.Globalization;
using System.Text.Json;
using Waymark.Tests.Mutation;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var answers = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
if (args is ["measure", var path, .. var names])
{
    Console.SetOut(TextWriter.Null);
    File.WriteAllText(path, JsonSerializer.Serialize(Coverage.Measure(names)));
    return 0;
}

// For whoever writes a test for a survivor: no other project need be built.
if (args is ["test", var prefix])
{
    foreach (var t in Suite.Read().Where(t => t.Name.StartsWith(prefix, StringComparison.Ordinal)))
        answers.WriteLine($"{t.Name}: {t.Run()?.Message ?? "passed"}");
    return 0;
}
if (args is ["work", var mutant])
{
    var orders = Console.In;
    Console.SetOut(TextWriter.Null);
    Console.SetIn(TextReader.Null);
    new Worker(orders, answers).Run(int.Parse(mutant, CultureInfo.InvariantCulture));
    return 0;
}
return new Trying(args).Run();
