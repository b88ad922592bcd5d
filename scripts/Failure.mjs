/** Something that whoever started the script can mend: said as a sentence, without a stack. */
export class Failure extends Error {
  isForPeople = true;
}
