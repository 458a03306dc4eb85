document.getElementById('app')?.append('Varne');
