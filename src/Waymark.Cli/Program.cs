using System.CommandLine;
using Waymark.Cli;
using Waymark.Record;

// One command a file. What a person can mend is said in a sentence on the error stream; anything else is a fault and shows itself.
var root = new RootCommand("Waymark runs a school's policy on the sharing of images.")
{
    new Command("policy", "Check, ask and test a policy.")
    {
        PolicyCheck.Command,
        PolicyEvaluate.Command,
        PolicyTest.Command,
        PolicyStanding.Command,
        PolicyDiff.Command,
        PolicyShow.Command,
        PolicyProve.Command,
        PolicyReviewCommand.Command,
        PolicyAsk.Command,
        PolicyQuestions.Command,
    },
    new Command("school", "Begin a school's record; list the schools of one.")
    {
        SchoolInit.Command,
        SchoolList.Command,
    },
    new Command("views", "The lists that people work from.") { ViewsRebuild.Command },
    BackupCommand.Command,
    Doctor.Command,
    RestoreCommand.Command,
    new Command("keys", "Change the keys.")
    {
        new Command("rotate", "Make a new key in the place of an old one, while Waymark runs.")
        {
            KeysRotate.Master,
            KeysRotate.School,
            KeysRotate.Signing,
        },
    },
    new Command("record", "Sign the record, copy it out, verify it.")
    {
        RecordVerify.Command,
        RecordCheckpoint.Command,
        RecordExportCommand.Command,
        RecordKey.Command,
        RecordProve.Command,
    },
};
try
{
    return root.Parse(args)
        .Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Exception wrong)
    when (wrong is IOException or UnauthorizedAccessException or RecordException)
{
    Console.Error.WriteLine(wrong.Message);
    return 1;
}
